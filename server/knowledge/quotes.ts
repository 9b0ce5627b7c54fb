import type { DocumentChunkRow } from './knowledge-source-row.ts';
import type { RetrievedHit } from './retrieval.service.ts';
import { termsOf } from './words/analysis.ts';

type Quotable = Pick<DocumentChunkRow, 'heading' | 'content' | 'language'>;

/** Words of a chunk, which part of the wanted words stand in them, 0 to 1, and how many. */
export type Passage = { text: string; coverage: number; matched: number };

const sentencesMax = 3;
const charsMax = 450;

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

type Piece = { start: number; end: number };

/** Sentences; a line of a list is one, however many it holds. */
export function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }): Piece[] => {
    if (/^\s*(?:[-•*]|\d+[.)])\s/.test(line)) return [{ start: index, end: index + line.length }];
    return [...sentences.segment(line)].map(({ segment, index: at }) => ({
      start: index + at,
      end: index + at + segment.trimEnd().length,
    }));
  });
}

/**
 * The one to three sentences in a row that hold most of what is looked for, as they stand in the chunk. A word that
 * several pieces of the chunk hold says less.
 */
export function bestPassage({ query, chunk }: { query: string; chunk: Quotable }): Passage {
  const { content, language } = chunk;
  const wanted = new Set(termsOf(query, language).map(({ stem }) => stem));
  const pieces = piecesOf(content);
  const held = pieces.map(({ start, end }) => {
    const stems = termsOf(content.slice(start, end), language).map(({ stem }) => stem);
    return new Set(stems.filter((stem) => wanted.has(stem)));
  });
  const weight = (stem: string) => 1 / (1 + held.filter((stems) => stems.has(stem)).length);
  let best = { from: 0, to: 0, score: -1, found: new Set<string>() };
  for (let from = 0; from < pieces.length; from++) {
    const found = new Set<string>();
    for (let to = from; to < Math.min(pieces.length, from + sentencesMax); to++) {
      if ((pieces[to]?.end ?? 0) - (pieces[from]?.start ?? 0) > charsMax && to > from) break;
      for (const stem of held[to] ?? []) found.add(stem);
      const score = [...found].reduce((sum, stem) => sum + weight(stem), 0) - (to - from) * 0.15;
      if (score > best.score) best = { from, to, score, found: new Set(found) };
    }
  }
  const start = pieces[best.from]?.start ?? 0;
  const text = content
    .slice(start, pieces[best.to]?.end ?? content.length)
    .slice(0, charsMax)
    .trim();
  const matched = best.found.size;
  return { text, coverage: wanted.size === 0 ? 0 : matched / wanted.size, matched };
}

/** What a chunk has to hold of a question to be taken for its answer (measured: `npm run eval`). */
const coverageMin = 0.5;
/** Less is enough where several words agree. */
const coverageOfSeveralMin = 0.3;
const several = 3;
/** Vectors that stand closer mean nearly the same, whatever the words. */
const closenessMin = 0.6;

/** Whether the best of what was found answers what was asked, so that it may be given as an answer without a model. */
export function answersQuestion({ coverage, matched, vectorScore }: RetrievedHit): boolean {
  if (coverage >= coverageMin || (vectorScore ?? 0) >= closenessMin) return true;
  return matched >= several && coverage >= coverageOfSeveralMin;
}
