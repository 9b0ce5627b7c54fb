import { builder } from '../graphql/builder.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import type { Citation as CitationValue } from './citations.ts';
import { KnowledgeSource } from './knowledge-source.schema.ts';

export const Citation = builder.objectRef<CitationValue>('Citation').implement({
  description: 'What an answer of an AI agent rests on.',
  fields: (t) => ({
    chunkId: t.id({
      description: 'chunk_…; it may have been deleted since.',
      resolve: ({ chunkId }) => encodeNodeId('DocumentChunk', chunkId),
    }),
    sourceId: t.id({
      description: 'ks_…; it may have been deleted since.',
      resolve: ({ sourceId }) => encodeNodeId('KnowledgeSource', sourceId),
    }),
    source: t.field({
      type: KnowledgeSource,
      nullable: true,
      description: 'The knowledge source; null when it was deleted.',
      resolve: ({ sourceId }, _args, { loaders }) => loaders.knowledgeSource.load(sourceId),
    }),
    quote: t.exposeString('quote', { description: 'The words of the source, as they were then.' }),
  }),
});
