import { parse } from 'graphql';
import { knowledgeSource } from '../fragments.ts';
import type { Route } from '../route.ts';

export const knowledgeSourceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/knowledge-sources',
    status: 200,
    summary: 'List knowledge sources',
    document: parse(`
      query ListKnowledgeSources($first: Int, $after: String, $filter: KnowledgeSourceFilter) {
        knowledgeSources(first: $first, after: $after, filter: $filter) {
          nodes { ...KnowledgeSource } pageInfo { hasNextPage endCursor }
        }
      }
      ${knowledgeSource}
    `),
    answer: 'knowledgeSources',
  },
  {
    method: 'POST',
    path: '/knowledge-sources',
    status: 201,
    summary: 'Create a knowledge source',
    document: parse(`
      mutation CreateKnowledgeSource($input: CreateKnowledgeSourceInput!) {
        createKnowledgeSource(input: $input) { knowledgeSource { ...KnowledgeSource } cursor }
      }
      ${knowledgeSource}
    `),
    answer: 'createKnowledgeSource.knowledgeSource',
    example: { name: 'Opening hours', type: 'TEXT', content: 'We are open from 9 to 17 on working days.' },
  },
  {
    method: 'GET',
    path: '/knowledge-sources/:id',
    status: 200,
    summary: 'Read a knowledge source',
    document: parse(`
      query ReadKnowledgeSource($id: ID!) { knowledgeSource(id: $id) { ...KnowledgeSource } } ${knowledgeSource}
    `),
    answer: 'knowledgeSource',
  },
  {
    method: 'POST',
    path: '/knowledge-sources/:id/refresh',
    status: 202,
    summary: 'Read a knowledge source again',
    document: parse(`
      mutation RefreshKnowledgeSource($input: RefreshKnowledgeSourceInput!) {
        refreshKnowledgeSource(input: $input) { knowledgeSource { ...KnowledgeSource } cursor }
      }
      ${knowledgeSource}
    `),
    answer: 'refreshKnowledgeSource.knowledgeSource',
    example: {},
  },
  {
    method: 'POST',
    path: '/uploads',
    status: 200,
    summary: 'Prepare the upload of a file',
    document: parse(`
      mutation CreateUpload($input: CreateUploadInput!) { createUpload(input: $input) { uploadId url expiresAt cursor } }
    `),
    answer: 'createUpload',
    example: { fileName: 'help.pdf', sizeBytes: 52_431 },
  },
  {
    method: 'DELETE',
    path: '/knowledge-sources/:id',
    status: 204,
    summary: 'Delete a knowledge source',
    document: parse(`
      mutation DeleteKnowledgeSource($input: DeleteKnowledgeSourceInput!) {
        deleteKnowledgeSource(input: $input) { cursor }
      }
    `),
  },
];
