import { parse } from 'graphql';
import { channel } from '../fragments.ts';
import type { Route } from '../route.ts';

export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/channels',
    status: 200,
    summary: 'List channels',
    document: parse(`
      query ListChannels($first: Int, $after: String) {
        channels(first: $first, after: $after) { nodes { ...Channel } pageInfo { hasNextPage endCursor } }
      }
      ${channel}
    `),
    answer: 'channels',
  },
  {
    method: 'POST',
    path: '/channels',
    status: 201,
    summary: 'Create a channel',
    document: parse(`
      mutation CreateChannel($input: CreateChannelInput!) {
        createChannel(input: $input) { channel { ...Channel } cursor }
      }
      ${channel}
    `),
    answer: 'createChannel.channel',
    example: { type: 'API', name: 'Mobile app' },
  },
  {
    method: 'GET',
    path: '/channels/:id',
    status: 200,
    summary: 'Read a channel',
    document: parse(`query ReadChannel($id: ID!) { channel(id: $id) { ...Channel } } ${channel}`),
    answer: 'channel',
  },
  {
    method: 'PATCH',
    path: '/channels/:id',
    status: 200,
    summary: 'Change a channel',
    document: parse(`
      mutation UpdateChannel($input: UpdateChannelInput!) {
        updateChannel(input: $input) { channel { ...Channel } cursor }
      }
      ${channel}
    `),
    answer: 'updateChannel.channel',
    example: { name: 'App' },
  },
  {
    method: 'DELETE',
    path: '/channels/:id',
    status: 204,
    summary: 'Delete a channel',
    document: parse(`mutation DeleteChannel($input: DeleteChannelInput!) { deleteChannel(input: $input) { cursor } }`),
  },
];
