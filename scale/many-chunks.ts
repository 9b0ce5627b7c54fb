import type pg from 'pg';
import type { Fixture } from '../server/db/fixtures.ts';
import { newId } from '../server/db/ids.ts';
import { chunkTerms } from '../server/knowledge/terms.ts';

const vocabulary = 30_000;
const wordsOfChunk = 120;
const chunksOfDocument = 50;
const batchSize = 1000;

let seed = 42;
/** The same figures each time: a linear congruential generator, 0 to 1. */
export function random(): number {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return seed / 4_294_967_296;
}

/**
 * Words as a language has them: the n-th frequent one occurs about 1/n times as often as the first.
 * @param ranksLeftOut the most frequent ones, which stop words would be
 */
export function words(count: number, ranksLeftOut = 0): string {
  const word = () => `w${ranksLeftOut + Math.floor((vocabulary - ranksLeftOut) ** random())}`;
  return Array.from({ length: count }, word).join(' ');
}

/** Stores a source that has been read, with so many chunks. */
export async function fill(owner: pg.Client, { organizationId }: Fixture, count: number): Promise<void> {
  const sourceId = newId();
  await owner.query(
    `insert into knowledge_sources (organization_id, id, name, type, status, ingested_at, chunk_count)
     values ($1, $2, 'many', 'TEXT', 'READY', now(), $3)`,
    [organizationId, sourceId, count],
  );
  const documents = Array.from({ length: Math.ceil(count / chunksOfDocument) }, () => newId());
  await owner.query(
    `insert into knowledge_documents (organization_id, id, knowledge_source_id, locator, status, language, chunk_count)
     select $1, id, $2, id::text, 'READY', 'en', $4 from unnest($3::uuid[]) as id`,
    [organizationId, sourceId, documents, chunksOfDocument],
  );
  for (let at = 0; at < count; at += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, count - at) }, (_, index) => {
      const text = { heading: words(4), content: words(wordsOfChunk) };
      const [documentId, seq] = [
        documents[Math.floor((at + index) / chunksOfDocument)],
        (at + index) % chunksOfDocument,
      ];
      return { id: newId(), documentId, seq, ...text, ...chunkTerms(organizationId, { ...text, language: 'en' }) };
    });
    await owner.query(
      `insert into document_chunks (organization_id, knowledge_source_id, document_id, id, seq, heading, content,
         language, content_hash, terms, term_count)
       select $1, $2, row."documentId", row.id, row.seq, row.heading, row.content, 'en', 'hash', row.terms::tsvector,
         row."termCount"
       from jsonb_to_recordset($3::jsonb) as row
         (id uuid, "documentId" uuid, seq int, heading text, content text, terms text, "termCount" int)`,
      [organizationId, sourceId, JSON.stringify(rows)],
    );
  }
}
