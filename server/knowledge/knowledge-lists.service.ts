import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db, type Tx } from '../db/client.ts';
import { byCreation, keysetQuery, type Page, type SortColumn } from '../db/keyset.ts';
import { notFound } from '../errors.ts';
import type {
  KnowledgeDocumentStatus,
  KnowledgeSourceStatus,
  KnowledgeSourceType,
} from '../generated/prisma/client.ts';
import {
  type DocumentChunkRow,
  type KnowledgeDocumentRow,
  type KnowledgeSourceRow,
  withoutContent,
  withoutEmbedding,
} from './knowledge-source-row.ts';

/** In the order of the document. */
export const bySeq: readonly SortColumn[] = [{ name: 'seq', kind: 'int', direction: 'asc' }];

/** In the order of the source: its documents as they were found, each in its own order. */
export const byDocument: readonly SortColumn[] = [{ name: 'documentId', kind: 'uuid', direction: 'asc' }, ...bySeq];

/** As they were found. */
export const byDiscovery: readonly SortColumn[] = [{ name: 'id', kind: 'uuid', direction: 'asc' }];

type Filter = { status: KnowledgeSourceStatus[]; type: KnowledgeSourceType[] };

/** Newest first; an empty filter holds for all. */
export function listKnowledgeSources(
  actor: Actor,
  { status, type }: Filter,
  page: Page,
): Promise<KnowledgeSourceRow[]> {
  const { organizationId } = authorizeStaff(actor, 'knowledge:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.knowledgeSource.findMany({
    where: {
      AND: [
        { organizationId },
        where,
        status.length > 0 ? { status: { in: status } } : {},
        type.length > 0 ? { type: { in: type } } : {},
      ],
    },
    omit: withoutContent,
    orderBy,
    take,
  });
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findKnowledgeSource(actor: Actor, id: string): Promise<KnowledgeSourceRow> {
  const { organizationId } = authorizeStaff(actor, 'knowledge:read');
  return requireKnowledgeSource(db, organizationId, id);
}

/** @throws NOT_FOUND, also for another organization's */
export async function requireKnowledgeSource(
  tx: Pick<Tx, 'knowledgeSource'>,
  organizationId: string,
  id: string,
): Promise<KnowledgeSourceRow> {
  const source = await tx.knowledgeSource.findFirst({ where: { organizationId, id }, omit: withoutContent });
  if (!source) throw notFound('Knowledge source');
  return source;
}

/** One page of a source's chunks. */
export function listChunks(actor: Actor, knowledgeSourceId: string, page: Page): Promise<DocumentChunkRow[]> {
  const { organizationId } = authorizeStaff(actor, 'knowledge:read');
  const { where, orderBy, take } = keysetQuery(page, byDocument);
  return db.documentChunk.findMany({
    where: { AND: [{ organizationId, knowledgeSourceId }, where] },
    omit: withoutEmbedding,
    orderBy,
    take,
  });
}

/** One page of a document's chunks. */
export function listChunksOfDocument(actor: Actor, documentId: string, page: Page): Promise<DocumentChunkRow[]> {
  const { organizationId } = authorizeStaff(actor, 'knowledge:read');
  const { where, orderBy, take } = keysetQuery(page, bySeq);
  return db.documentChunk.findMany({
    where: { AND: [{ organizationId, documentId }, where] },
    omit: withoutEmbedding,
    orderBy,
    take,
  });
}

/** One page of a source's documents; an empty filter holds for all. */
export function listDocuments(
  actor: Actor,
  knowledgeSourceId: string,
  status: KnowledgeDocumentStatus[],
  page: Page,
): Promise<KnowledgeDocumentRow[]> {
  const { organizationId } = authorizeStaff(actor, 'knowledge:read');
  const { where, orderBy, take } = keysetQuery(page, byDiscovery);
  return db.knowledgeDocument.findMany({
    where: {
      AND: [{ organizationId, knowledgeSourceId }, where, status.length > 0 ? { status: { in: status } } : {}],
    },
    orderBy,
    take,
  });
}
