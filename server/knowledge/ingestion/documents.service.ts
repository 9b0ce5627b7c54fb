import { newId } from '../../db/ids.ts';
import type { Change } from '../../events/change.ts';
import type { KnowledgeDocument } from '../../generated/prisma/client.ts';
import { hashPrefix, type ReadDocument } from '../extraction/read-document.ts';
import { replaceChunks } from './chunks.service.ts';
import { changeInRun, type Run } from './fence.ts';

/** Where a document was read. */
export type Found = {
  /** Address of the page, or name of the file. */
  locator: string;
  sizeBytes: number;
  etag: string | null;
};

const linksMax = 500;
const errorCharsMax = 500;

/**
 * Stores a document that was read. One that is the same as before keeps its pieces; of one that has changed, the pieces
 * that are the same keep their ids and vectors.
 * @throws IngestionEndedError
 */
export async function storeDocument(run: Run, found: Found, read: ReadDocument): Promise<void> {
  const { title, language, chunks, contentHash } = read;
  if (chunks.length === 0) return storeFailure(run, found, 'There is no text in it.', { links: read.links });
  await changeInRun(
    run,
    async (current) => {
      const known = await findDocument(current, run, found.locator);
      const seen = { status: 'READY' as const, error: null, title, language, contentHash, chunkCount: chunks.length };
      const links = read.links.slice(0, linksMax);
      const stored = await upsert(current, run, found, { ...seen, links, etag: found.etag });
      if (known?.contentHash !== contentHash) await replaceChunks(current, stored, chunks);
    },
    { isTold: false },
  );
}

type Failure = {
  /** It may be better at the next time: what was read of it before is kept. */
  passes?: boolean;
  links?: readonly string[];
};

/**
 * Stores why a document could not be read. What was read of it before is answered from no more, since it may be gone for
 * a reason, unless the failure passes.
 * @throws IngestionEndedError
 */
export async function storeFailure(run: Run, found: Found, reason: string, failure: Failure = {}): Promise<void> {
  const { passes = false, links = [] } = failure;
  const failed = { status: 'FAILED' as const, error: reason.slice(0, errorCharsMax), etag: null };
  const emptied = { ...failed, contentHash: null, chunkCount: 0, links: links.slice(0, linksMax) };
  await changeInRun(
    run,
    async (current) => {
      const { id, organizationId } = await upsert(current, run, found, passes ? failed : emptied);
      if (!passes) await current.tx.documentChunk.deleteMany({ where: { organizationId, documentId: id } });
    },
    { isTold: false },
  );
}

/** A page that says itself that it is as it was. @throws IngestionEndedError */
export async function storeUnchanged(run: Run, locator: string): Promise<void> {
  const { knowledgeSourceId, ingestEpoch } = run;
  await changeInRun(
    run,
    async ({ tx, actor: { organizationId } }) => {
      await tx.knowledgeDocument.updateMany({
        where: { organizationId, knowledgeSourceId, locator },
        data: { ingestEpoch, fetchedAt: new Date() },
      });
    },
    { isTold: false },
  );
}

/** What is known of a document from before. */
export type Recalled = {
  /** This ingestion has read it already, before it was cut off. */
  isRead: boolean;
  /** To ask whether it has changed; null: it is to be read anyhow. */
  etag: string | null;
  links: string[];
};

/** Null for one that was never seen. In the organization's scope. */
export async function recallDocument(
  tx: Pick<Change['tx'], 'knowledgeDocument'>,
  run: Run,
  locator: string,
): Promise<Recalled | null> {
  const known = await findDocument({ tx }, run, locator);
  if (!known) return null;
  const isCurrent = known.status === 'READY' && known.contentHash?.startsWith(hashPrefix);
  return {
    isRead: known.ingestEpoch === run.ingestEpoch,
    etag: isCurrent ? known.etag : null,
    links: known.links,
  };
}

type Rows = { tx: Pick<Change['tx'], 'knowledgeDocument'> };

function findDocument({ tx }: Rows, { actor: { organizationId }, knowledgeSourceId }: Run, locator: string) {
  return tx.knowledgeDocument.findFirst({ where: { organizationId, knowledgeSourceId, locator } });
}

type Seen = Partial<KnowledgeDocument> & Pick<KnowledgeDocument, 'status'>;

function upsert(
  { tx }: Change,
  { actor: { organizationId }, knowledgeSourceId, ingestEpoch }: Run,
  { locator, sizeBytes }: Found,
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
