import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { AppError } from '../errors.ts';
import type { Citation } from '../knowledge/citations.ts';
import type { KnowledgeHit } from '../knowledge/knowledge-search.service.ts';
import { parseInput } from '../validation.ts';
import { TestAiAgent } from './ai-agent-input.ts';
import { requireAiAgent } from './ai-agent-lookup.service.ts';
import type { AnswerDetails } from './answer-details.ts';

/** What an AI agent would say, and on what grounds. */
export type AiAnswer = {
  text: string;
  citations: Citation[];
  handOffReason: string | null;
  details: AnswerDetails;
  hits: KnowledgeHit[];
};

/** @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN, UPSTREAM_FAILED until AI agents can answer */
export async function testAiAgent(actor: Actor, id: string, input: unknown): Promise<AiAnswer> {
  const { organizationId } = authorizeStaff(actor, 'ai-agents:write');
  parseInput(TestAiAgent, input);
  await requireAiAgent(db, organizationId, id);
  throw new AppError(
    'UPSTREAM_FAILED',
    'This server cannot let AI agents answer yet. The AI agent is stored as it is; try it when answers are available.',
  );
}
