import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { readId } from '../graphql/ids.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { createApiKey, findApiKey, listApiKeys, revokeApiKey, updateApiKey } from './api-keys.service.ts';

const ApiKey = builder.prismaNode('ApiKey', {
  description: 'A key for programs. The key itself is shown once and stored as a hash.',
  id: { resolve: (apiKey) => apiKey.id, description: 'key_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'api-keys:read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for.' }),
    prefix: t.exposeString('prefix', { description: 'How the key begins, to recognise it.' }),
    scopes: t.exposeStringList('scopes', { description: '`<resource>:read|write`.' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true, description: 'To the minute.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When it ends by itself.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was revoked.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});

builder.queryField('apiKey', (t) =>
  t.field({
    type: ApiKey,
    nullable: true,
    description: 'One API key.',
    authScopes: { permission: 'api-keys:read' },
    args: { id: t.arg.id({ required: true, description: 'key_…' }) },
    resolve: (_root, { id }, { actor }) => findApiKey(actor, readId('ApiKey', id)),
  }),
);

builder.queryField('apiKeys', (t) =>
  t.connection({
    type: ApiKey,
    description: 'API keys of the organization, newest first.',
    authScopes: { permission: 'api-keys:read' },
    resolve: async (_root, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listApiKeys(actor, page));
    },
  }),
);

const CreateApiKeyPayload = builder.simpleObject('CreateApiKeyPayload', {
  description: 'The new key.',
  fields: (t) => ({
    apiKey: t.field({ type: ApiKey, description: 'What is stored of it.' }),
    key: t.string({ description: 'The key itself, `sb_live_…`: shown here once and never again.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const ApiKeyPayload = builder.simpleObject('ApiKeyPayload', {
  description: 'The key as it is now.',
  fields: (t) => ({
    apiKey: t.field({ type: ApiKey, description: 'The key.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'A new key.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it is for, 1 to 80 characters.' }),
    scopes: t.stringList({ required: true, description: '`<resource>:read|write`, at most your own permissions.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it ends by itself; without it, never.' }),
  }),
});

const UpdateApiKeyInput = builder.inputType('UpdateApiKeyInput', {
  description: 'Fields that are given change. What a key may do and how long it holds stay as they were made.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'key_…' }),
    name: t.string({ description: 'What it is for, 1 to 80 characters.' }),
  }),
});

const RevokeApiKeyInput = builder.inputType('RevokeApiKeyInput', {
  description: 'Names the key to revoke.',
  fields: (t) => ({ id: t.id({ required: true, description: 'key_…' }) }),
});

builder.mutationFields((t) => ({
  createApiKey: t.field({
    type: CreateApiKeyPayload,
    description: 'Makes an API key.',
    authScopes: { permission: 'api-keys:write' },
    args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The key.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createApiKey(actor, input);
      return { ...value, cursor };
    },
  }),
  updateApiKey: t.field({
    type: ApiKeyPayload,
    description: 'Renames an API key.',
    authScopes: { permission: 'api-keys:write' },
    args: { input: t.arg({ type: UpdateApiKeyInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...changes } }, { actor }) => {
      const { value, cursor } = await updateApiKey(actor, readId('ApiKey', id), changes);
      return { apiKey: value, cursor };
    },
  }),
  revokeApiKey: t.field({
    type: ApiKeyPayload,
    description: 'Revokes an API key: it is refused from now on.',
    authScopes: { permission: 'api-keys:write' },
    args: { input: t.arg({ type: RevokeApiKeyInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await revokeApiKey(actor, readId('ApiKey', input.id));
      return { apiKey: value, cursor };
    },
  }),
}));
