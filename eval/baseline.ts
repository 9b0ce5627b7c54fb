import MiniSearch from 'minisearch';
import type { Piece } from './questions.ts';

/**
 * Plain BM25 by a library of its own, over the same pieces: lower case, words between spaces and punctuation, nothing
 * else.
 */
export function plainBm25(pieces: readonly Piece[]): (question: string) => string[] {
  const index = new MiniSearch<Piece>({ fields: ['heading', 'content'], idField: 'id' });
  index.addAll(pieces);
  return (question) => index.search(question).map(({ id }) => String(id));
}
