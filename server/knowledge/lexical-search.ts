import { db } from '../db/client.ts';
import { type Level, levels, lexemeOf } from './terms.ts';
import { termsOf } from './words/analysis.ts';

/**
 * A chunk by its words. `coverage` is which part of what was asked it holds, 0 to 1, rare words counting more; `matched`
 * how many of the words.
 */
export type LexicalHit = { id: string; score: number; coverage: number; matched: number };

const wordsMax = 32;

/** The words of a query under each language, without repetitions. */
function lexemesOf(query: string, languages: readonly (string | null)[]) {
  return languages.flatMap((language) => {
    const stems = [...new Set(termsOf(query, language).map(({ stem }) => stem))].slice(0, wordsMax);
    return stems.map((stem, word) => ({
      word,
      language: language ?? '--',
      lexemes: (Object.keys(levels) as Level[]).map((level) => lexemeOf(stem, language, level)),
    }));
  });
}

/**
 * Chunks of the current organization's scope in which words of the query stand, the best first (BM25; the migration
 * says how).
 * @param languages in which the chunks are written; null: not known
 * @param sourceIds database ids; null: all sources
 */
export async function searchByWords(
  query: string,
  { languages, sourceIds, most }: { languages: readonly (string | null)[]; sourceIds: string[] | null; most: number },
): Promise<LexicalHit[]> {
  const asked = lexemesOf(query, languages);
  if (asked.length === 0) return [];
  const column = (at: number) => asked.map(({ lexemes }) => lexemes[at] ?? '');
  return db.$queryRaw<LexicalHit[]>`
    SELECT id::text, score, coverage, matched FROM rank_chunks(
      ${asked.map(({ word }) => word)}::int[], ${asked.map(({ language }) => language)}::text[],
      ${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[], ${column(3)}::text[],
      ${sourceIds}::uuid[], ${most}::int)`;
}
