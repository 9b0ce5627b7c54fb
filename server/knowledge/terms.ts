import { termsOf } from './words/analysis.ts';
import { stemmedLanguage } from './words/stemming.ts';

/** What of a chunk the index of words is made from. */
type Indexed = { heading: string | null; content: string; language: string | null };

/**
 * How a chunk holds a term: once, at least twice, at least four times, in its heading. Each level is a lexeme of its
 * own, so that a ranking is made of what the index alone says, without reading the chunks.
 */
export const levels = { once: '', twice: '2', often: '4', inHeading: 'h' } as const;

export type Level = keyof typeof levels;

/** Behind the mark of the organization, which the database puts in front (rank_chunks). */
export function lexemeOf(stem: string, language: string | null, level: Level): string {
  return `${stemmedLanguage(language) ?? '--'}${levels[level]}:${stem}`;
}

/** Short, because it stands in front of every term; that two organizations share one costs time and shows nothing. */
function markOf(organizationId: string): string {
  return organizationId.slice(-6);
}

const lexemesMax = 4000;

/**
 * The terms of a chunk as the text of a `tsvector`, and how many words it has that say something.
 * @param organizationId database id
 */
export function chunkTerms(
  organizationId: string,
  { heading, content, language }: Indexed,
): { terms: string; termCount: number } {
  const inContent = termsOf(content, language).map(({ stem }) => stem);
  const inHeading = termsOf(heading ?? '', language).map(({ stem }) => stem);
  const counts = new Map<string, number>();
  for (const stem of [...inHeading, ...inContent]) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const lexemes = [...counts].flatMap(([stem, count]) => [
    lexemeOf(stem, language, 'once'),
    ...(count >= 2 ? [lexemeOf(stem, language, 'twice')] : []),
    ...(count >= 4 ? [lexemeOf(stem, language, 'often')] : []),
  ]);
  lexemes.push(...[...new Set(inHeading)].map((stem) => lexemeOf(stem, language, 'inHeading')));
  const mark = markOf(organizationId);
  return {
    terms: lexemes
      .slice(0, lexemesMax)
      .map((lexeme) => `'${mark}${lexeme}'`)
      .join(' '),
    termCount: inHeading.length + inContent.length,
  };
}
