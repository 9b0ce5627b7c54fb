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
  {
    method: 'GET',
    path: '/members/:id',
    status: 200,
    summary: 'Read a member',
    document: parse(`query ReadMember($id: ID!) { member(id: $id) { ...Membership } } ${membership}`),
    answer: 'member',
  },
  {
    method: 'PATCH',
    path: '/members/:id',
    status: 200,
    summary: 'Change the role of a member',
    document: parse(`
      mutation UpdateMember($input: UpdateMemberInput!) {
        updateMember(input: $input) { membership { ...Membership } cursor }
      }
      ${membership}
    `),
    answer: 'updateMember.membership',
    example: { role: 'ADMIN' },
  },
  {
    method: 'DELETE',
    path: '/members/:id',
    status: 204,
    summary: 'Remove a member',
    document: parse(`mutation RemoveMember($input: RemoveMemberInput!) { removeMember(input: $input) { cursor } }`),
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
    document: parse(`query ReadApiKey($id: ID!) { apiKey(id: $id) { ...ApiKey } } ${apiKey}`),
    answer: 'apiKey',
  },
  {
    method: 'PATCH',
    path: '/api-keys/:id',
    status: 200,
    summary: 'Rename an API key',
    document: parse(`
      mutation UpdateApiKey($input: UpdateApiKeyInput!) {
        updateApiKey(input: $input) { apiKey { ...ApiKey } cursor }
      }
      ${apiKey}
    `),
    answer: 'updateApiKey.apiKey',
    example: { name: 'Hourly export' },
  },
  {
    method: 'DELETE',
    path: '/api-keys/:id',
    status: 204,
    summary: 'Revoke an API key',
    document: parse(`mutation RevokeApiKey($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { cursor } }`),
  },
];
