import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { byUse, listIdempotencyKeys, type UsedKey } from './idempotency-keys.service.ts';

const IdempotencyKey = builder.objectRef<UsedKey>('IdempotencyKey').implement({
  description: 'A request that carried an `Idempotency-Key`: sent again before it expires, it answers the same.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The header as it was sent.' }),
    operation: t.exposeString('operation', { description: 'What the request did, by the name of the mutation.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first sent.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it answers the same.' }),
  }),
});

builder.queryField('idempotencyKeys', (t) =>
  t.connection({
    type: IdempotencyKey,
    description: "Idempotency keys of the organization's requests, the latest first.",
    authScopes: { permission: 'audit-log:read' },
    resolve: async (_root, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byUse, await listIdempotencyKeys(actor, page));
    },
  }),
);
