import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db, type Tx } from '../db/client.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { notFound } from '../errors.ts';
import type { AiAgent } from '../generated/prisma/client.ts';

/** Newest first. */
export function listAiAgents(actor: Actor, page: Page): Promise<AiAgent[]> {
  const { organizationId } = authorizeStaff(actor, 'ai-agents:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.aiAgent.findMany({ where: { AND: [{ organizationId }, where] }, orderBy, take });
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findAiAgent(actor: Actor, id: string): Promise<AiAgent> {
  const { organizationId } = authorizeStaff(actor, 'ai-agents:read');
  return requireAiAgent(db, organizationId, id);
}

/** The AI agent that something refers to. @throws NOT_FOUND, also for another organization's */
export async function requireAiAgent(tx: Pick<Tx, 'aiAgent'>, organizationId: string, id: string): Promise<AiAgent> {
  const agent = await tx.aiAgent.findFirst({ where: { organizationId, id } });
  if (!agent) throw notFound('AI agent');
  return agent;
}
