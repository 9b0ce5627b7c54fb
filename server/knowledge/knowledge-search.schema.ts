import { builder } from '../graphql/builder.ts';
import { readId } from '../graphql/ids.ts';
import { SearchHighlight } from '../search/highlight.schema.ts';
import { DocumentChunk } from './document-chunk.schema.ts';
import { searchKnowledge } from './knowledge-search.service.ts';
import type { RetrievedHit } from './retrieval.service.ts';

const firstDefault = 10;

export const KnowledgeHit = builder.objectRef<RetrievedHit>('KnowledgeHit').implement({
  description: 'A chunk that a search found, and why it stands where it does.',
  fields: (t) => ({
    chunk: t.field({ type: DocumentChunk, description: 'The chunk.', resolve: ({ chunk }) => chunk }),
    highlights: t.expose('highlights', {
      type: [SearchHighlight],
      description: 'Where its heading and its content match.',
      complexity: { field: 1, multiplier: 2 },
    }),
    score: t.exposeFloat('score', { description: 'How well it fits, 1 being best; comparable within one search.' }),
    lexicalScore: t.exposeFloat('lexicalScore', { nullable: true, description: 'By its words; null: not found so.' }),
    vectorScore: t.exposeFloat('vectorScore', { nullable: true, description: 'By its meaning; null: not found so.' }),
  }),
});

const KnowledgeSearchResult = builder.simpleObject('KnowledgeSearchResult', {
  description: 'What a search of the knowledge sources found.',
  fields: (t) => ({ hits: t.field({ type: [KnowledgeHit], description: 'The best first.' }) }),
});

builder.queryField('searchKnowledge', (t) =>
  t.field({
    type: KnowledgeSearchResult,
    description: 'Searches the chunks of knowledge sources as an AI agent does, and shows why each was found.',
    authScopes: { permission: 'knowledge:read' },
    args: {
      query: t.arg.string({ required: true, description: 'Words or a question, 1 to 1,000 characters.' }),
      first: t.arg.int({ description: `How many hits at most, 1 to 100; ${firstDefault} unless told.` }),
      sourceIds: t.arg.idList({ description: 'ks_… of the sources to search; without it, all.' }),
    },
    resolve: async (_root, { query, first, sourceIds }, { actor }) => ({
      hits: await searchKnowledge(actor, {
        query,
        first: first ?? firstDefault,
        sourceIds: sourceIds?.map((id, index) => readId('KnowledgeSource', id, `sourceIds.${index}`)),
      }),
    }),
  }),
);
