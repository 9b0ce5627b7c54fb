import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { AppError, notFound } from '../errors.ts';
import type { Citation } from '../knowledge/citations.ts';

/** What the AI wrote for a person, and what it rests on. */
export type Assistance = { text: string; citations: Citation[] };

async function requireConversation(actor: Actor, id: string): Promise<void> {
  const { organizationId } = authorizeStaff(actor, 'conversations:write');
  const found = await db.conversation.count({ where: { organizationId, id } });
  if (found === 0) throw notFound('Conversation');
}

/** @throws NOT_FOUND, FORBIDDEN, UPSTREAM_FAILED until replies can be suggested */
export async function suggestReply(actor: Actor, conversationId: string): Promise<Assistance> {
  await requireConversation(actor, conversationId);
  throw new AppError('UPSTREAM_FAILED', 'This server cannot suggest replies yet. Write the reply yourself.');
}

/** @throws NOT_FOUND, FORBIDDEN, UPSTREAM_FAILED until conversations can be summarized */
export async function summarizeConversation(actor: Actor, conversationId: string): Promise<Assistance> {
  await requireConversation(actor, conversationId);
  throw new AppError('UPSTREAM_FAILED', 'This server cannot summarize conversations yet. Read its messages instead.');
}
