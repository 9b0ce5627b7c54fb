import type { LexicalHit } from './lexical-search.ts';
import type { VectorHit } from './vector-search.ts';

export type FusedHit = {
  id: string;
  score: number;
  lexicalScore: number | null;
  vectorScore: number | null;
  coverage: number;
  matched: number;
};

/** How fast a place in a list loses weight (the constant of reciprocal rank fusion). */
const placeOffset = 60;

const weightOf = (place: number) => 1 / (placeOffset + place + 1);
const listsMax = 2;

/**
 * Two lists as one by reciprocal rank fusion: places can be compared, scores of different kinds cannot. 1 stands for the
 * first in both. Where words alone have found something, their own scores say more, relative to the best.
 * @see https://doi.org/10.1145/1571941.1572114 (Cormack, Clarke, Büttcher: Reciprocal Rank Fusion)
 */
export function fuse(byWords: readonly LexicalHit[], byMeaning: readonly VectorHit[]): FusedHit[] {
  if (byMeaning.length === 0) return relativeToBest(byWords);
  const hits = new Map<string, FusedHit>();
  const add = (id: string, place: number, found: Partial<FusedHit>) => {
    const known = hits.get(id) ?? { id, score: 0, lexicalScore: null, vectorScore: null, coverage: 0, matched: 0 };
    const share = weightOf(place) / weightOf(0) / listsMax;
    hits.set(id, { ...known, ...found, score: known.score + share });
  };
  for (const [place, { id, score, coverage, matched }] of byWords.entries()) {
    add(id, place, { lexicalScore: score, coverage, matched });
  }
  for (const [place, { id, score }] of byMeaning.entries()) add(id, place, { vectorScore: score });
  return [...hits.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function relativeToBest(byWords: readonly LexicalHit[]): FusedHit[] {
  const best = byWords[0]?.score || 1;
  return byWords.map(({ score, ...hit }) => ({ ...hit, score: score / best, lexicalScore: score, vectorScore: null }));
}
