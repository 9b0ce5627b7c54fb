import { createHash } from 'node:crypto';
import { newId } from '../../db/ids.ts';
import type { Change } from '../../events/change.ts';
import { type KnowledgeDocument, Prisma } from '../../generated/prisma/client.ts';
import type { Extracted } from '../extraction/blocks.ts';
import { plainText } from '../extraction/blocks.ts';
import { chunkTerms } from '../terms.ts';
import { type Chunk, chunkDocument, chunkerVersion } from './chunker.ts';
import { changeInRun, type Run } from './fence.ts';
import { languageOf } from './language.ts';

/** Where a document was read, and what came of it. */
export type ReadDocument = {
  locator: string;
  /** The name to show where the document has no title of its own. */
  name: string;
  sizeBytes: number;
  result: { extracted: Extracted } | { error: string };
};

/**
 * Stores a document that was read, or why it could not be. One that is the same as before keeps its pieces; of one that
 * has changed, the pieces that are the same keep their ids and vectors.
 * @param languageOfSource language tag; null: it is found out
 * @throws IngestionEndedError
 */
export async function storeDocument(run: Run, document: ReadDocument, languageOfSource: string | null): Promise<void> {
  const { result } = document;
  if ('error' in result) return storeFailure(run, document, result.error);
  const { extracted } = result;
  const language = languageOf(plainText(extracted.blocks), languageOfSource, extracted.language);
  const title = (extracted.title ?? document.name).slice(0, 300);
  const chunks = chunkDocument(title, extracted.blocks);
  if (chunks.length === 0) return storeFailure(run, document, 'There is no text in it.');
  const contentHash = hashOf(chunks, language);
  await changeInRun(
    run,
    async (current) => {
      const known = await findDocument(current, run, document.locator);
      const seen = { status: 'READY' as const, error: null, title, language, contentHash, chunkCount: chunks.length };
      const stored = await upsert(current, run, document, seen);
      if (known?.status === 'READY' && known.contentHash === contentHash) return;
      await replaceChunks(current, stored, chunks);
    },
    { isTold: false },
  );
}

function hashOf(chunks: readonly Chunk[], language: string | null): string {
  const hash = createHash('sha256').update(`${chunkerVersion} ${language}\n`);
  for (const { contentHash } of chunks) hash.update(contentHash);
  return hash.digest('hex');
}

/** What was read of it earlier is answered from no more: it may be gone for a reason. */
async function storeFailure(run: Run, document: ReadDocument, error: string): Promise<void> {
  await changeInRun(
    run,
    async (current) => {
      const failed = { status: 'FAILED' as const, error: error.slice(0, 500), contentHash: null, chunkCount: 0 };
      const { id, organizationId } = await upsert(current, run, document, failed);
      await current.tx.documentChunk.deleteMany({ where: { organizationId, documentId: id } });
    },
    { isTold: false },
  );
}

function findDocument({ tx }: Change, { actor, knowledgeSourceId }: Run, locator: string) {
  const { organizationId } = actor;
  return tx.knowledgeDocument.findFirst({ where: { organizationId, knowledgeSourceId, locator } });
}

type Seen = Partial<KnowledgeDocument> & Pick<KnowledgeDocument, 'status'>;

function upsert(
  { tx }: Change,
  { actor: { organizationId }, knowledgeSourceId, ingestEpoch }: Run,
  { locator, sizeBytes }: ReadDocument,
  seen: Seen,
): Promise<KnowledgeDocument> {
  const key = { organizationId, knowledgeSourceId, locator };
  const data = { ...seen, sizeBytes, ingestEpoch, fetchedAt: new Date() };
  return tx.knowledgeDocument.upsert({
    where: { organizationId_knowledgeSourceId_locator: key },
    create: { id: newId(), ...key, ...data },
    update: data,
  });
}

/** Numbers that no piece has, for the time in which all are numbered anew. */
const aside = 1_000_000;

async function replaceChunks(current: Change, document: KnowledgeDocument, chunks: readonly Chunk[]): Promise<void> {
  const { tx } = current;
  const { organizationId, id: documentId } = document;
  await tx.$executeRaw`UPDATE document_chunks SET seq = seq + ${aside}
    WHERE organization_id = ${organizationId}::uuid AND document_id = ${documentId}::uuid`;
  const old = await tx.documentChunk.findMany({
    where: { organizationId, documentId, language: document.language },
    select: { id: true, contentHash: true },
  });
  const spare = Map.groupBy(old, ({ contentHash }) => contentHash);
  const placed = chunks.map((chunk, seq) => ({ chunk, seq, id: spare.get(chunk.contentHash)?.pop()?.id ?? null }));
  const kept = placed.filter(({ id }) => id !== null);
  if (kept.length > 0) {
    await tx.$executeRaw`UPDATE document_chunks SET seq = list.seq
      FROM unnest(${kept.map(({ id }) => id)}::uuid[], ${kept.map(({ seq }) => seq)}::int[]) AS list (id, seq)
      WHERE organization_id = ${organizationId}::uuid AND document_chunks.id = list.id`;
  }
  await tx.documentChunk.deleteMany({ where: { organizationId, documentId, seq: { gte: aside } } });
  const added = placed.filter(({ id }) => id === null);
  await insertChunks(current, document, added);
}

type Placed = { chunk: Chunk; seq: number };

async function insertChunks({ tx }: Change, document: KnowledgeDocument, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return;
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
