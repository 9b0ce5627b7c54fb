import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { KnowledgeDocumentStatus, KnowledgeSourceStatus, KnowledgeSourceType } from '../graphql/enums.ts';
import { DocumentChunk } from './document-chunk.schema.ts';
import { textsMax } from './knowledge.loaders.ts';
import { KnowledgeDocument } from './knowledge-document.schema.ts';
import { byDiscovery, byDocument, listChunks, listDocuments } from './knowledge-lists.service.ts';
import type { KnowledgeSourceRow } from './knowledge-source-row.ts';

/** Not a `prismaNode`, which reads every column of a row: one of them holds up to a megabyte. */
export const KnowledgeSource = builder.node(builder.objectRef<KnowledgeSourceRow>('KnowledgeSource'), {
  description: 'Something that AI agents answer from: a text, a file or a web site.',
  id: { resolve: (source) => source.id, description: 'ks_…' },
  loadOne: (id, { loaders }) => loaders.knowledgeSource.load(id),
  authScopes: { permission: 'knowledge:read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Display name.' }),
    type: t.expose('type', { type: KnowledgeSourceType, description: 'What it is made from.' }),
    status: t.expose('status', {
      type: KnowledgeSourceStatus,
      description: 'How far its ingestion got. QUEUED waits; only a READY source is answered from.',
    }),
    progress: t.exposeFloat('progress', { description: 'How far its ingestion got, 0 to 1.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why its ingestion failed.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where it is read from, for the type URL.' }),
    content: t.string({
      nullable: true,
      description: `The text it was made from, whole; null for files and web sites. At most ${textsMax} in one operation.`,
      resolve: ({ id }, _args, { loaders }) => loaders.knowledgeContent.load(id),
    }),
    fileName: t.exposeString('fileName', { nullable: true, description: 'Name of the uploaded file.' }),
    contentType: t.exposeString('contentType', { nullable: true, description: 'Media type of the text or file.' }),
    contentHash: t.exposeString('contentHash', { nullable: true, description: 'SHA-256 of it, in hexadecimal.' }),
    sizeBytes: t.float({
      description: 'How large it is, in bytes: a whole number, possibly beyond 32 bits.',
      resolve: ({ sizeBytes }) => Number(sizeBytes),
    }),
    chunkCount: t.exposeInt('chunkCount', { description: 'Into how many pieces it was split.' }),
    documentCount: t.exposeInt('documentCount', { description: 'How many pages or files it has.' }),
    failedCount: t.exposeInt('failedCount', {
      description: 'How many of them could not be read; it is answered from the others.',
    }),
    language: t.exposeString('language', { nullable: true, description: 'Language tag.' }),
    settings: t.field({
      type: 'JSON',
      description: 'How a web site is read: maxPages, maxDepth, includePaths, excludePaths.',
      resolve: ({ settings }) => settings,
    }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', nullable: true, description: 'When it was last ingested.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    documents: t.connection({
      type: KnowledgeDocument,
      description: 'Its pages or files, in the order in which they were found.',
      args: { status: t.arg({ type: [KnowledgeDocumentStatus], description: 'Any of these; without it, all.' }) },
      resolve: async (source, { status, ...args }, { actor }) => {
        const page = readPage(args);
        return toConnection(page, byDiscovery, await listDocuments(actor, source.id, status ?? [], page));
      },
    }),
    chunks: t.connection({
      type: DocumentChunk,
      description: 'The pieces that it was split into, in its own order.',
      resolve: async (source, args, { actor }) => {
        const page = readPage(args);
        return toConnection(page, byDocument, await listChunks(actor, source.id, page));
      },
    }),
  }),
});

builder.prismaObjectField(KnowledgeDocument, 'knowledgeSource', (t) =>
  t.field({
    type: KnowledgeSource,
    nullable: true,
    description: 'What it belongs to; null when that was deleted meanwhile.',
    resolve: ({ knowledgeSourceId }, _args, { loaders }) => loaders.knowledgeSource.load(knowledgeSourceId),
  }),
);

builder.objectField(DocumentChunk, 'knowledgeSource', (t) =>
  t.field({
    type: KnowledgeSource,
    nullable: true,
    description: 'What it is a piece of; null when that was deleted meanwhile.',
    resolve: ({ knowledgeSourceId }, _args, { loaders }) => loaders.knowledgeSource.load(knowledgeSourceId),
  }),
);
