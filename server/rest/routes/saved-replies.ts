import { parse } from 'graphql';
import { savedReply } from '../fragments.ts';
import type { Route } from '../route.ts';

export const savedReplyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/saved-replies',
    status: 200,
    summary: 'List saved replies',
    document: parse(`
      query ListSavedReplies($first: Int, $after: String, $search: String) {
        savedReplies(first: $first, after: $after, search: $search) { nodes { ...SavedReply } pageInfo { hasNextPage endCursor } }
      }
      ${savedReply}
    `),
    answer: 'savedReplies',
  },
  {
    method: 'POST',
    path: '/saved-replies',
    status: 201,
    summary: 'Create a saved reply',
    document: parse(`
      mutation CreateSavedReply($input: CreateSavedReplyInput!) {
        createSavedReply(input: $input) { savedReply { ...SavedReply } cursor }
      }
      ${savedReply}
    `),
    answer: 'createSavedReply.savedReply',
    example: { shortcut: 'shipping', title: 'Shipping times', body: 'It arrives within three days.' },
  },
  {
    method: 'GET',
    path: '/saved-replies/:id',
    status: 200,
    summary: 'Read a saved reply',
    document: parse(`query ReadSavedReply($id: ID!) { savedReply(id: $id) { ...SavedReply } } ${savedReply}`),
    answer: 'savedReply',
  },
  {
    method: 'PATCH',
    path: '/saved-replies/:id',
    status: 200,
    summary: 'Change a saved reply',
    document: parse(`
      mutation UpdateSavedReply($input: UpdateSavedReplyInput!) {
        updateSavedReply(input: $input) { savedReply { ...SavedReply } cursor }
      }
      ${savedReply}
    `),
    answer: 'updateSavedReply.savedReply',
    example: { title: 'How long shipping takes' },
  },
  {
    method: 'DELETE',
    path: '/saved-replies/:id',
    status: 204,
    summary: 'Delete a saved reply',
    document: parse(
      `mutation DeleteSavedReply($input: DeleteSavedReplyInput!) { deleteSavedReply(input: $input) { cursor } }`,
    ),
  },
];
