import { byCreation } from '../db/keyset.ts';
import { notFound } from '../errors.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { WebhookDeliveryStatus } from '../graphql/enums.ts';
import { readOptionalId } from '../graphql/ids.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { listWebhookDeliveries, redeliverWebhook } from './webhook-deliveries.service.ts';
import { WebhookSubscription } from './webhook-subscription.schema.ts';

const WebhookDelivery = builder.prismaNode('WebhookDelivery', {
  description: 'One event on its way to one subscription.',
  id: { resolve: (delivery) => delivery.id, description: 'whd_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'webhooks:read' },
  fields: (t) => ({
    webhookSubscription: t.field({
      type: WebhookSubscription,
      description: 'Where it goes.',
      resolve: async ({ webhookSubscriptionId }, _args, { loaders }) => {
        const subscription = await loaders.webhookSubscription.load(webhookSubscriptionId);
        if (!subscription) throw notFound('Webhook subscription');
        return subscription;
      },
    }),
    eventSeq: t.float({
      description: "Number of the event in the organization's log; a whole number that may exceed 32 bits.",
      resolve: ({ eventSeq }) => Number(eventSeq),
    }),
    eventType: t.exposeString('eventType', { description: 'Such as message.created.' }),
    status: t.expose('status', { type: WebhookDeliveryStatus, description: 'How it went.' }),
    attempts: t.exposeInt('attempts', { description: 'How often it was tried.' }),
    nextAttemptAt: t.expose('nextAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried again; null when it is done.',
    }),
    responseStatus: t.exposeInt('responseStatus', { nullable: true, description: 'HTTP status of the last answer.' }),
    responseBody: t.exposeString('responseBody', { nullable: true, description: 'First 4 KiB of the last answer.' }),
    durationMs: t.exposeInt('durationMs', { nullable: true, description: 'How long the last attempt took.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why the last attempt failed.' }),
    deliveredAt: t.expose('deliveredAt', { type: 'DateTime', nullable: true, description: 'When it succeeded.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was queued.' }),
  }),
});

builder.objectField(WebhookSubscription, 'deliveries', (t) =>
  t.connection({
    type: WebhookDelivery,
    description: 'Its deliveries, newest first.',
    args: { status: t.arg({ type: [WebhookDeliveryStatus], description: 'Any of these; without it, all.' }) },
    resolve: async ({ id }, { status, ...args }, { actor }) => {
      const page = readPage(args);
      const filter = { webhookSubscriptionId: id, status: status ?? null };
      return toConnection(page, byCreation, await listWebhookDeliveries(actor, filter, page));
    },
  }),
);

const WebhookDeliveryFilter = builder.inputType('WebhookDeliveryFilter', {
  description: 'All that is given must hold.',
  fields: (t) => ({
    webhookSubscriptionId: t.id({ description: 'wh_…' }),
    status: t.field({ type: [WebhookDeliveryStatus], description: 'Any of these.' }),
  }),
});

builder.queryField('webhookDeliveries', (t) =>
  t.connection({
    type: WebhookDelivery,
    description: 'Deliveries of all webhook subscriptions, newest first.',
    authScopes: { permission: 'webhooks:read' },
    args: { filter: t.arg({ type: WebhookDeliveryFilter, description: 'Which ones; without it, all.' }) },
    resolve: async (_root, { filter, ...args }, { actor }) => {
      const page = readPage(args);
      const id = filter?.webhookSubscriptionId;
      const webhookSubscriptionId = readOptionalId('WebhookSubscription', id, 'filter.webhookSubscriptionId');
      const wanted = { webhookSubscriptionId, status: filter?.status ?? null };
      return toConnection(page, byCreation, await listWebhookDeliveries(actor, wanted, page));
    },
  }),
);

const RedeliverWebhookPayload = builder.simpleObject('RedeliverWebhookPayload', {
  description: 'The subscription whose events are sent again.',
  fields: (t) => ({
    webhookSubscription: t.field({ type: WebhookSubscription, description: 'The subscription as it is now.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const RedeliverWebhookInput = builder.inputType('RedeliverWebhookInput', {
  description: 'Either one delivery, or all events of a subscription behind a cursor.',
  fields: (t) => ({
    deliveryId: t.id({ description: 'whd_…: the delivery to make again.' }),
    id: t.id({ description: 'wh_…: the subscription, together with `from`.' }),
    from: t.string({ description: 'Cursor of the event log: what came behind it is delivered again.' }),
  }),
});

builder.mutationField('redeliverWebhook', (t) =>
  t.field({
    type: RedeliverWebhookPayload,
    description: 'Delivers again: one delivery, or everything behind a cursor.',
    authScopes: { permission: 'webhooks:write' },
    args: { input: t.arg({ type: RedeliverWebhookInput, required: true, description: 'What to deliver again.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await redeliverWebhook(actor, {
        deliveryId: readOptionalId('WebhookDelivery', input.deliveryId, 'deliveryId'),
        id: readOptionalId('WebhookSubscription', input.id, 'id'),
        from: input.from ?? null,
      });
      return { webhookSubscription: value, cursor };
    },
  }),
);
