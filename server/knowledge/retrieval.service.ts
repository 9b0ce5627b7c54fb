import { db } from '../db/client.ts';
import type { Highlight } from '../search/highlight.ts';
import { highlightTerms } from './chunk-highlights.ts';
import { fuse } from './fusion.ts';
import { type DocumentChunkRow, withoutEmbedding } from './knowledge-source-row.ts';
import { searchByWords } from './lexical-search.ts';
import { searchByMeaning } from './vector-search.ts';
import { stemmedLanguage } from './words/stemming.ts';

/** A chunk that was found, and why it stands where it does. */
export type RetrievedHit = {
  chunk: DocumentChunkRow;
  /** By words and meaning together, 1 being best; comparable within one search. */
  score: number;
  /** BM25; null: not found by its words. */
  lexicalScore: number | null;
  /** Cosine of the angle between the vectors; null: not found by its meaning. */
  vectorScore: number | null;
  /** Which part of what was asked it holds, 0 to 1, rare words counting more. */
  coverage: number;
  /** How many of the words that were asked for it holds. */
  matched: number;
  highlights: Highlight[];
};

type Search = {
  query: string;
  /** Database ids; null: all sources. */
  sourceIds: string[] | null;
  first: number;
  signal?: AbortSignal;
};

/** How many each way of searching finds before they are fused. */
const candidates = 50;

/**
 * Finds the chunks that fit a question best, by its words and, where an embedding model is configured, by its meaning.
 * In the organization's scope; only sources that have been read are searched.
 */
export async function retrieve(organizationId: string, search: Search): Promise<RetrievedHit[]> {
  const { query, sourceIds, first } = search;
  if (sourceIds?.length === 0 || query.trim() === '') return [];
  const languages = await languagesOf(organizationId, sourceIds);
  const most = Math.max(candidates, first);
  const [byWords, byMeaning] = await Promise.all([
    searchByWords(query, { languages, sourceIds, most }),
    searchByMeaning(organizationId, { ...search, most }),
  ]);
  const fused = fuse(byWords, byMeaning).slice(0, first);
  const ids = fused.map(({ id }) => id);
  const rows = await db.documentChunk.findMany({ where: { organizationId, id: { in: ids } }, omit: withoutEmbedding });
  const chunks = new Map(rows.map((row) => [row.id, row]));
  return fused.flatMap(({ id, ...found }): RetrievedHit[] => {
    const chunk = chunks.get(id); // it may have been deleted in between
    return chunk ? [{ chunk, ...found, highlights: highlightTerms(chunk, query) }] : [];
  });
}

/** The languages of the documents that are searched: a query has to be stemmed as they were. */
async function languagesOf(organizationId: string, sourceIds: string[] | null): Promise<(string | null)[]> {
  const rows = await db.knowledgeDocument.findMany({
    where: { organizationId, status: 'READY', ...(sourceIds && { knowledgeSourceId: { in: sourceIds } }) },
    distinct: ['language'],
    select: { language: true },
  });
  return [...new Set(rows.map(({ language }) => stemmedLanguage(language)))];
}
