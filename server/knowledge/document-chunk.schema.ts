import { builder } from '../graphql/builder.ts';
import type { DocumentChunkRow } from './knowledge-source-row.ts';

/** Not a `prismaNode`, which would read the vectors with every row. */
export const DocumentChunk = builder.node(builder.objectRef<DocumentChunkRow>('DocumentChunk'), {
  description: 'A piece of a knowledge source, as it is found and cited.',
  id: { resolve: (chunk) => chunk.id, description: 'chunk_…' },
  loadOne: (id, { loaders }) => loaders.documentChunk.load(id),
  authScopes: { permission: 'knowledge:read' },
  fields: (t) => ({
    seq: t.exposeInt('seq', { description: 'Its number in its document: 0, 1, 2 …' }),
    heading: t.exposeString('heading', {
      nullable: true,
      description: 'The headings it stands under, the outermost first, with " › " between them.',
    }),
    content: t.exposeString('content', { description: 'Its text.' }),
    language: t.exposeString('language', { nullable: true, description: 'Language tag of its document.' }),
    tokenCount: t.exposeInt('tokenCount', { description: 'Its length in tokens of the model.' }),
    embeddingModel: t.exposeString('embeddingModel', {
      nullable: true,
      description: 'The model that its vector was made by; null while it is found by its words alone.',
    }),
    metadata: t.field({
      type: 'JSON',
      description: 'What else is known of it, such as its page.',
      resolve: ({ metadata }) => metadata,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});
