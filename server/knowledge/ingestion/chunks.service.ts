import { newId } from '../../db/ids.ts';
import type { Change } from '../../events/change.ts';
import { type KnowledgeDocument, Prisma } from '../../generated/prisma/client.ts';
import { chunkTerms } from '../terms.ts';
import type { Chunk } from './chunker.ts';

/** Numbers that no piece has, for the time in which all are numbered anew. */
const aside = 1_000_000;

/** To find the terms of so many takes some 20 ms, in which this process does nothing else. */
const atOnce = 50;

/** Gives a document its pieces. Those that are the same as before keep their ids and vectors. */
export async function replaceChunks(
  current: Change,
  document: KnowledgeDocument,
  chunks: readonly Chunk[],
): Promise<void> {
  const { tx } = current;
  const { organizationId, id: documentId, language } = document;
  await tx.$executeRaw`UPDATE document_chunks SET seq = seq + ${aside}
    WHERE organization_id = ${organizationId}::uuid AND document_id = ${documentId}::uuid`;
  const old = await tx.documentChunk.findMany({
    where: { organizationId, documentId, language },
    select: { id: true, contentHash: true },
  });
  const spare = Map.groupBy(old, ({ contentHash }) => contentHash);
  const placed = chunks.map((chunk, seq) => ({ chunk, seq, id: spare.get(chunk.contentHash)?.pop()?.id ?? null }));
  await renumber(current, document, placed);
  await tx.documentChunk.deleteMany({ where: { organizationId, documentId, seq: { gte: aside } } });
  const added = placed.filter(({ id }) => id === null);
  for (let at = 0; at < added.length; at += atOnce) await insert(current, document, added.slice(at, at + atOnce));
}

type Placed = { chunk: Chunk; seq: number; id: string | null };

async function renumber({ tx }: Change, { organizationId }: KnowledgeDocument, placed: Placed[]): Promise<void> {
  const kept = placed.filter(({ id }) => id !== null);
  if (kept.length === 0) return;
  await tx.$executeRaw`UPDATE document_chunks SET seq = list.seq
    FROM unnest(${kept.map(({ id }) => id)}::uuid[], ${kept.map(({ seq }) => seq)}::int[]) AS list (id, seq)
    WHERE organization_id = ${organizationId}::uuid AND document_chunks.id = list.id`;
}

async function insert({ tx }: Change, document: KnowledgeDocument, placed: readonly Placed[]): Promise<void> {
  const { organizationId, knowledgeSourceId, id: documentId, language } = document;
  const rows = placed.map(({ chunk, seq }) => {
    const { heading, content, contentHash, tokenCount, page } = chunk;
    const { terms, termCount } = chunkTerms(organizationId, { heading, content, language });
    const metadata = page === null ? {} : { page };
    return { id: newId(), seq, heading, content, contentHash, tokenCount, metadata, terms, termCount };
  });
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO document_chunks (id, organization_id, knowledge_source_id, document_id, seq, heading, content, language,
                                 token_count, content_hash, metadata, terms, term_count)
    SELECT row.id, ${organizationId}::uuid, ${knowledgeSourceId}::uuid, ${documentId}::uuid, row.seq, row.heading,
           row.content, ${language}, row."tokenCount", row."contentHash", row.metadata, row.terms::tsvector,
           row."termCount"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (id uuid, seq int, heading text, content text,
      "contentHash" text, "tokenCount" int, metadata jsonb, terms text, "termCount" int)`);
}
