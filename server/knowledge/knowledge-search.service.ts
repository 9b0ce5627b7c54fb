import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { parseInput } from '../validation.ts';
import { KnowledgeQuery } from './knowledge-source-input.ts';
import { type RetrievedHit, retrieve } from './retrieval.service.ts';

/** Searches as an AI agent does. @throws VALIDATION_FAILED, NOT_FOUND (a source), FORBIDDEN */
export async function searchKnowledge(actor: Actor, input: unknown): Promise<RetrievedHit[]> {
  const { organizationId } = authorizeStaff(actor, 'knowledge:read');
  const { sourceIds, query, first } = parseInput(KnowledgeQuery, input);
  const ids = [...new Set(sourceIds ?? [])];
  const known = await db.knowledgeSource.count({ where: { organizationId, id: { in: ids } } });
  if (known < ids.length) throw notFound('Knowledge source');
  return retrieve(organizationId, { query, sourceIds: sourceIds ? ids : null, first });
}
