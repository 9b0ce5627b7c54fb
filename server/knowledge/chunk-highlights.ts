import type { Highlight, Part } from '../search/highlight.ts';
import type { DocumentChunkRow } from './knowledge-source-row.ts';
import { termsOf } from './words/analysis.ts';

type Shown = Pick<DocumentChunkRow, 'heading' | 'content' | 'language'>;

/** The heading and the content of a chunk in pieces, with the words that a query asks for marked, in whatever form. */
export function highlightTerms({ heading, content, language }: Shown, query: string): Highlight[] {
  const wanted = new Set(termsOf(query, language).map(({ stem }) => stem));
  const fields = { heading, content };
  return Object.entries(fields).flatMap(([field, text]): Highlight[] => {
    const parts = text === null ? [] : mark(text, wanted, language);
    return parts.some(({ matched }) => matched) ? [{ field, parts }] : [];
  });
}

function mark(text: string, wanted: ReadonlySet<string>, language: string | null): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { stem, start, end } of termsOf(text, language)) {
    if (!wanted.has(stem) || start < at) continue;
    if (start > at) parts.push({ text: text.slice(at, start), matched: false });
    parts.push({ text: text.slice(start, end), matched: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), matched: false });
  return parts;
}
