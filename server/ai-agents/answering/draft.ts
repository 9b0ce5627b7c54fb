import type { Citation } from '../../knowledge/citations.ts';
import type { RetrievedHit } from '../../knowledge/retrieval.service.ts';
import type { AiProvider, AnswerDetails, ToolCall } from '../answer-details.ts';
import type { HandOff } from '../hand-off-causes.ts';

/** What an answerer came to. */
export type Draft = {
  /** For the contact; empty: nothing is said. */
  text: string;
  citations: Citation[];
  /** Null: it answers. */
  handOff: HandOff | null;
  work: Work;
};

/** How it came about. */
export type Work = {
  provider: AiProvider;
  model: string | null;
  inputTokens: number;
  outputTokens: number;
  attempts: number;
  toolCalls: ToolCall[];
  /** The best first, each chunk once. */
  hits: RetrievedHit[];
};

export function newWork(provider: AiProvider, model: string | null): Work {
  return { provider, model, inputTokens: 0, outputTokens: 0, attempts: 0, toolCalls: [], hits: [] };
}

/** Adds what was found; a chunk that was found before keeps its better place. */
export function addHits(work: Work, hits: readonly RetrievedHit[]): void {
  const known = new Set(work.hits.map(({ chunk }) => chunk.id));
  work.hits.push(...hits.filter(({ chunk }) => !known.has(chunk.id)));
}

export type Timing = { firstTokenMs: number | null; totalMs: number };

export function detailsOf(work: Work, { firstTokenMs, totalMs }: Timing, answersSeq: number): AnswerDetails {
  const { provider, model, inputTokens, outputTokens, attempts, toolCalls, hits } = work;
  return {
    provider,
    model,
    inputTokens,
    outputTokens,
    attempts,
    firstTokenMs: firstTokenMs === null ? null : Math.round(firstTokenMs),
    totalMs: Math.round(totalMs),
    answersSeq,
    retrieved: hits.map(({ chunk, score }) => ({ chunkId: chunk.id, sourceId: chunk.knowledgeSourceId, score })),
    toolCalls,
  };
}
