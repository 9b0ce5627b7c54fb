import { parse } from 'graphql';
import { apiKey, membership } from '../fragments.ts';
import type { Route } from '../route.ts';

export const memberRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/members',
    status: 200,
    summary: 'List members',
    document: parse(`
      query ListMembers($first: Int, $after: String) {
        members(first: $first, after: $after) { nodes { ...Membership } pageInfo { hasNextPage endCursor } }
      }
      ${membership}
    `),
    answer: 'members',
  },
];

export const apiKeyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api-keys',
    status: 200,
    summary: 'List API keys',
    document: parse(`
      query ListApiKeys($first: Int, $after: String) {
        apiKeys(first: $first, after: $after) { nodes { ...ApiKey } pageInfo { hasNextPage endCursor } }
      }
      ${apiKey}
    `),
    answer: 'apiKeys',
  },
  {
    method: 'POST',
    path: '/api-keys',
    status: 201,
    summary: 'Make an API key',
    document: parse(`
      mutation CreateApiKey($input: CreateApiKeyInput!) {
        createApiKey(input: $input) { apiKey { ...ApiKey } key cursor }
      }
      ${apiKey}
    `),
    answer: 'createApiKey.apiKey',
    extra: { key: 'createApiKey.key' },
    example: { name: 'Nightly export', scopes: ['conversations:read', 'messages:read'] },
  },
  {
    method: 'GET',
    path: '/api-keys/:id',
    status: 200,
    summary: 'Read an API key',
    document: parse(`query ReadApiKey($id: ID!) { node(id: $id) { ...ApiKey } } ${apiKey}`),
    answer: 'node',
    node: 'ApiKey',
  },
  {
    method: 'DELETE',
    path: '/api-keys/:id',
    status: 204,
    summary: 'Revoke an API key',
    document: parse(`mutation RevokeApiKey($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { cursor } }`),
  },
];
