import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { KnowledgeDocumentStatus } from '../graphql/enums.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { DocumentChunk } from './document-chunk.schema.ts';
import { bySeq, listChunksOfDocument } from './knowledge-lists.service.ts';

export const KnowledgeDocument = builder.prismaNode('KnowledgeDocument', {
  description: 'One page or file of a knowledge source.',
  id: { resolve: (document) => document.id, description: 'kdoc_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'knowledge:read' },
  fields: (t) => ({
    locator: t.exposeString('locator', { description: 'Address of the page, or name of the file.' }),
    title: t.exposeString('title', { nullable: true, description: 'What it calls itself.' }),
    status: t.expose('status', { type: KnowledgeDocumentStatus, description: 'Whether it could be read.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why it could not.' }),
    language: t.exposeString('language', { nullable: true, description: 'Language tag, as given or as found out.' }),
    sizeBytes: t.exposeInt('sizeBytes', { description: 'How large it is, as it was fetched or uploaded.' }),
    chunkCount: t.exposeInt('chunkCount', { description: 'Into how many pieces it was split.' }),
    fetchedAt: t.expose('fetchedAt', { type: 'DateTime', nullable: true, description: 'When it was last read.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first seen.' }),
    chunks: t.connection({
      type: DocumentChunk,
      description: 'The pieces that it was split into, in its own order.',
      resolve: async (document, args, { actor }) => {
        const page = readPage(args);
        return toConnection(page, bySeq, await listChunksOfDocument(actor, document.id, page));
      },
    }),
  }),
});

builder.objectField(DocumentChunk, 'document', (t) =>
  t.field({
    type: KnowledgeDocument,
    nullable: true,
    description: 'The page or file it is a piece of; null when that was deleted meanwhile.',
    resolve: ({ documentId }, _args, { loaders }) => loaders.knowledgeDocument.load(documentId),
  }),
);
