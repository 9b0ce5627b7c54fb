import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { AppError } from '../errors.ts';
import type { Citation } from '../knowledge/citations.ts';
import type { RetrievedHit } from '../knowledge/retrieval.service.ts';
import { parseInput } from '../validation.ts';
import { TestAiAgent } from './ai-agent-input.ts';
import { requireAiAgent } from './ai-agent-lookup.service.ts';
import { describeAiServer } from './ai-server.ts';
import type { AnswerDetails } from './answer-details.ts';
import { answer } from './answering/answerer.ts';
import { SilentAudience } from './answering/audience.ts';
import { handOffBefore } from './answering/before-answering.ts';
import { type Draft, detailsOf, newWork } from './answering/draft.ts';
import { UpstreamFailedError } from './answering/model-call.ts';
import type { Question } from './answering/question.ts';
import { recordUse } from './recorded-use.ts';

/** What an AI agent would say, and on what grounds. */
export type AiAnswer = {
  text: string;
  citations: Citation[];
  handOffReason: string | null;
  details: AnswerDetails;
  hits: RetrievedHit[];
};

const answerWithinMs = 60_000;

/**
 * Asks an AI agent outside any conversation. Tools that change something are not used, and nothing but
 * the audit row is stored.
 * @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN, UPSTREAM_FAILED when the model cannot be asked
 */
export async function testAiAgent(actor: Actor, id: string, input: unknown): Promise<AiAnswer> {
  const member = authorizeStaff(actor, 'ai-agents:write');
  const { organizationId } = member;
  const { message, history } = parseInput(TestAiAgent, input);
  const agent = await requireAiAgent(db, organizationId, id);
  const [organization, links] = await Promise.all([
    db.organization.findFirstOrThrow({ where: { id: organizationId }, select: { name: true } }),
    db.aiAgentKnowledgeSource.findMany({ where: { organizationId, aiAgentId: id } }),
  ]);
  const question: Question = {
    organizationId,
    organizationName: organization.name,
    agent,
    sourceIds: links.map(({ knowledgeSourceId }) => knowledgeSourceId),
    contact: null,
    turns: [...(history ?? []), { author: 'CONTACT' as const, text: message }].map((turn) => ({ ...turn, seq: null })),
    conversationId: null,
  };
  const startedAt = performance.now();
  const audience = new SilentAudience();
  const given = (history ?? []).filter(({ author }) => author === 'AI').length;
  const before = await handOffBefore(agent, question, given);
  const nothing = { text: '', citations: [], handOff: before, work: newWork(describeAiServer().provider, null) };
  const draft = before ? nothing : await ask(question, audience);
  await recordUse(member, { action: 'ai_agent.test', targetType: 'AiAgent', targetId: id });
  const { firstWordsAt } = audience;
  const firstTokenMs = firstWordsAt === null ? null : firstWordsAt - startedAt;
  return {
    text: draft.text,
    citations: draft.citations,
    handOffReason: draft.handOff?.reason ?? null,
    details: detailsOf(draft.work, { firstTokenMs, totalMs: performance.now() - startedAt }, 0),
    hits: draft.work.hits,
  };
}

async function ask(question: Question, audience: SilentAudience): Promise<Draft> {
  try {
    return await answer(question, { signal: AbortSignal.timeout(answerWithinMs), audience });
  } catch (error) {
    throw asUpstreamFailure(error);
  }
}

/** For a person who waits for an answer: what went wrong, where the model is to blame. */
export function asUpstreamFailure(error: unknown): unknown {
  if (error instanceof UpstreamFailedError) return new AppError('UPSTREAM_FAILED', `No answer: ${error.message}.`);
  const isLate = error instanceof DOMException && error.name === 'TimeoutError';
  return isLate ? new AppError('UPSTREAM_FAILED', 'No answer: it took too long. Try again.') : error;
}
