import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { AppError, notFound } from '../errors.ts';
import type { Highlight } from '../search/highlight.ts';
import { parseInput } from '../validation.ts';
import { KnowledgeQuery } from './knowledge-source-input.ts';
import type { DocumentChunkRow } from './knowledge-source-row.ts';

/** A chunk that was found, and why it stands where it does. */
export type KnowledgeHit = {
  chunk: DocumentChunkRow;
  /** Where its heading and its text match. */
  highlights: Highlight[];
  score: number;
  lexicalScore: number | null;
  vectorScore: number | null;
};

/** @throws VALIDATION_FAILED, NOT_FOUND (a source), FORBIDDEN, UPSTREAM_FAILED until sources can be searched */
export async function searchKnowledge(actor: Actor, input: unknown): Promise<KnowledgeHit[]> {
  const { organizationId } = authorizeStaff(actor, 'knowledge:read');
  const { sourceIds } = parseInput(KnowledgeQuery, input);
  const ids = [...new Set(sourceIds ?? [])];
  const known = await db.knowledgeSource.count({ where: { organizationId, id: { in: ids } } });
  if (known < ids.length) throw notFound('Knowledge source');
  throw new AppError(
    'UPSTREAM_FAILED',
    'This server cannot search knowledge sources yet: none has been ingested. Read their content instead.',
  );
}
