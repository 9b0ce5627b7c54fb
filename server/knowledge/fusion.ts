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

/**
 * Two lists as one by reciprocal rank fusion: places can be compared, scores of different kinds cannot. Where there is
 * one list alone its order stays.
 * @see https://doi.org/10.1145/1571941.1572114 (Cormack, Clarke, Büttcher: Reciprocal Rank Fusion)
 */
export function fuse(byWords: readonly LexicalHit[], byMeaning: readonly VectorHit[]): FusedHit[] {
  const hits = new Map<string, FusedHit>();
  const add = (id: string, place: number, found: Partial<FusedHit>) => {
    const known = hits.get(id) ?? { id, score: 0, lexicalScore: null, vectorScore: null, coverage: 0, matched: 0 };
    hits.set(id, { ...known, ...found, score: known.score + 1 / (placeOffset + place + 1) });
  };
  for (const [place, { id, score, coverage, matched }] of byWords.entries()) {
    add(id, place, { lexicalScore: score, coverage, matched });
  }
  for (const [place, { id, score }] of byMeaning.entries()) add(id, place, { vectorScore: score });
  return [...hits.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
