import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import type { Context } from '../graphql/context.ts';
import { VerificationTokenPurpose } from '../graphql/enums.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import { nobody } from '../graphql/scoped-id.ts';
import { AdminQueries } from './admin.schema.ts';
import { byReceipt, listVerificationTokens, listWebhookEvents } from './received.service.ts';

/** To everybody else there is no such row. */
const forPlatformAdmins = (id: string, { actor }: Context) => ({ id: actor.platformAdmin ? id : nobody });

const WebhookEvent = builder.prismaNode('WebhookEvent', {
  description: 'A webhook that a provider sent to the platform, stored before it is acted on.',
  id: { resolve: (event) => event.id, description: 'whe_…' },
  findUnique: forPlatformAdmins,
  nullable: true,
  authScopes: { platformAdmin: true },
  fields: (t) => ({
    provider: t.exposeString('provider', { description: 'Who sent it.' }),
    providerEventId: t.exposeString('providerEventId', { description: "The provider's own id of it." }),
    type: t.exposeString('type', { description: 'What it tells, in the words of the provider.' }),
    organizationId: t.id({
      nullable: true,
      description: 'org_…; null when it concerns none, or is not understood yet.',
      resolve: ({ organizationId }) => organizationId && encodeNodeId('Organization', organizationId),
    }),
    payload: t.expose('payload', { type: 'JSON', description: 'Its body.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened there.' }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When it arrived.' }),
    processedAt: t.expose('processedAt', { type: 'DateTime', nullable: true, description: 'When it was acted on.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why it could not be acted on.' }),
  }),
});

const VerificationToken = builder.prismaNode('VerificationToken', {
  description: 'A mailed token that proves an address. The token itself is only in the mail.',
  id: { resolve: (token) => token.id, description: 'vtok_…' },
  findUnique: forPlatformAdmins,
  nullable: true,
  authScopes: { platformAdmin: true },
  fields: (t) => ({
    identifier: t.exposeString('identifier', { description: 'The address it was sent to.' }),
    purpose: t.expose('purpose', { type: VerificationTokenPurpose, description: 'What it proves.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it holds.' }),
    usedAt: t.expose('usedAt', { type: 'DateTime', nullable: true, description: 'When it was used.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was sent.' }),
  }),
});

builder.objectFields(AdminQueries, (t) => ({
  webhookEvents: t.connection({
    type: WebhookEvent,
    description: 'Webhooks that providers sent to the platform, the last received first.',
    authScopes: { platformAdmin: true },
    resolve: async (_admin, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byReceipt, await listWebhookEvents(actor, page));
    },
  }),
  verificationTokens: t.connection({
    type: VerificationToken,
    description: 'Mailed tokens that prove an address, newest first.',
    authScopes: { platformAdmin: true },
    resolve: async (_admin, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listVerificationTokens(actor, page));
    },
  }),
}));
