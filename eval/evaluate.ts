import type { ApiClient, Data } from '../server/testing/client.ts';
import { plainBm25 } from './baseline.ts';
import {
  type AnswerFigures,
  answerFigures,
  type Outcome,
  type Rank,
  type RetrievalFigures,
  retrievalFigures,
} from './figures.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { holds, type Piece, type Question } from './questions.ts';

export type Evaluation = {
  questions: { answerable: number; unanswerable: number };
  ours: RetrievalFigures;
  baseline: RetrievalFigures;
  answers: AnswerFigures;
  /** What went wrong, for whoever wants to make it better. */
  misses: string[];
};

const found = 20;

/** Asks all the questions of the search and of an AI agent, through the public API. */
export async function evaluate(
  owner: ApiClient,
  base: KnowledgeBase,
  questions: readonly Question[],
): Promise<Evaluation> {
  const pieces = new Map(base.pieces.map((piece) => [piece.id, piece]));
  const baseline = plainBm25(base.pieces);
  const answerable = questions.filter(({ answers }) => answers.length > 0);
  const misses: string[] = [];
  const ours: Rank[] = [];
  const theirs: Rank[] = [];
  for (const asked of answerable) {
    const ids = await search(owner, asked.question);
    const rank = rankOf(ids, asked, pieces);
    ours.push(rank);
    theirs.push(rankOf(baseline(asked.question), asked, pieces));
    if (rank !== 1) misses.push(`search ${rank ?? '–'} (plain ${theirs.at(-1) ?? '–'}): ${asked.question}`);
  }
  const outcomes: Outcome[] = [];
  for (const asked of questions) {
    const outcome = await answer(owner, base.aiAgentId, asked, pieces);
    outcomes.push(outcome);
    if (outcome.handedOff === outcome.isAnswerable) {
      misses.push(`${outcome.handedOff ? 'handed off' : 'answered'}: ${asked.question}`);
    }
  }
  return {
    questions: { answerable: answerable.length, unanswerable: questions.length - answerable.length },
    ours: retrievalFigures(ours),
    baseline: retrievalFigures(theirs),
    answers: answerFigures(outcomes),
    misses,
  };
}

function rankOf(ids: readonly string[], { answers }: Question, pieces: ReadonlyMap<string, Piece>): Rank {
  const at = ids.slice(0, found).findIndex((id) => {
    const piece = pieces.get(id);
    return piece && holds(piece, answers);
  });
  return at === -1 ? null : at + 1;
}

async function search(owner: ApiClient, query: string): Promise<string[]> {
  const { searchKnowledge } = await owner.run(
    'query ($query: String!, $first: Int) { searchKnowledge(query: $query, first: $first) { hits { chunk { id } } } }',
    { query, first: found },
  );
  return searchKnowledge.hits.map(({ chunk }: Data) => chunk.id);
}

async function answer(
  owner: ApiClient,
  id: string,
  { question, answers }: Question,
  pieces: ReadonlyMap<string, Piece>,
): Promise<Outcome> {
  const given = await owner.mutate(
    'testAiAgent',
    { id, message: question },
    'text handOffReason citations { chunkId quote }',
  );
  const [citation] = given.citations;
  const cited = citation && pieces.get(citation.chunkId);
  return {
    isAnswerable: answers.length > 0,
    handedOff: given.handOffReason !== null,
    isQuoted: Boolean(cited?.content.includes(citation.quote) && given.text.includes(citation.quote)),
    isRight: Boolean(cited && holds(cited, answers)),
  };
}
