import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { DeletePayload } from '../graphql/payloads.ts';
import { WebhookSubscription } from './webhook-subscription.schema.ts';
import {
  createWebhookSubscription,
  deleteWebhookSubscription,
  findWebhookSubscription,
  listWebhookSubscriptions,
  rotateWebhookSecret,
  updateWebhookSubscription,
} from './webhook-subscriptions.service.ts';

builder.queryFields((t) => ({
  webhookSubscription: t.field({
    type: WebhookSubscription,
    nullable: true,
    description: 'One webhook subscription.',
    authScopes: { permission: 'webhooks:read' },
    args: { id: t.arg.id({ required: true, description: 'wh_…' }) },
    resolve: (_root, { id }, { actor }) => findWebhookSubscription(actor, readId('WebhookSubscription', id)),
  }),
  webhookSubscriptions: t.connection({
    type: WebhookSubscription,
    description: 'Webhook subscriptions of the organization, newest first.',
    authScopes: { permission: 'webhooks:read' },
    resolve: async (_root, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listWebhookSubscriptions(actor, page));
    },
  }),
}));

const WebhookSubscriptionPayload = builder.simpleObject('WebhookSubscriptionPayload', {
  description: 'The webhook subscription as it is now.',
  fields: (t) => ({
    webhookSubscription: t.field({ type: WebhookSubscription, description: 'The subscription.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const WebhookSecretPayload = builder.simpleObject('WebhookSecretPayload', {
  description: 'The webhook subscription with its new secret.',
  fields: (t) => ({
    webhookSubscription: t.field({ type: WebhookSubscription, description: 'The subscription.' }),
    secret: t.string({ description: 'Signs deliveries, `whsec_…`: shown here once and never again.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const CreateWebhookSubscriptionInput = builder.inputType('CreateWebhookSubscriptionInput', {
  description: 'A new webhook subscription.',
  fields: (t) => ({
    url: t.string({ required: true, description: 'http:// or https://, at most 2,000 characters.' }),
    description: t.string({ description: 'What it is for, at most 500 characters.' }),
    eventTypes: t.stringList({
      required: true,
      description: 'Types such as message.created, that you may read yourself; or "*" alone for all.',
    }),
  }),
});

const UpdateWebhookSubscriptionInput = builder.inputType('UpdateWebhookSubscriptionInput', {
  description: 'Fields that are given change.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'wh_…' }),
    url: t.string({ description: 'http:// or https://, at most 2,000 characters.' }),
    description: t.string({ description: 'What it is for; null clears it.' }),
    eventTypes: t.stringList({ description: 'Types such as message.created; or "*" alone for all.' }),
    enabled: t.boolean({ description: 'Whether events are sent; true forgets why it was disabled.' }),
  }),
});

const DeleteWebhookSubscriptionInput = builder.inputType('DeleteWebhookSubscriptionInput', {
  description: 'Names the webhook subscription to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'wh_…' }) }),
});

const RotateWebhookSecretInput = builder.inputType('RotateWebhookSecretInput', {
  description: 'Names the webhook subscription that gets a new secret.',
  fields: (t) => ({ id: t.id({ required: true, description: 'wh_…' }) }),
});

builder.mutationFields((t) => ({
  createWebhookSubscription: t.field({
    type: WebhookSecretPayload,
    description: 'Subscribes an address to events, from now on.',
    authScopes: { permission: 'webhooks:write' },
    args: { input: t.arg({ type: CreateWebhookSubscriptionInput, required: true, description: 'What goes where.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createWebhookSubscription(actor, input);
      return { ...value, cursor };
    },
  }),
  updateWebhookSubscription: t.field({
    type: WebhookSubscriptionPayload,
    description: 'Changes a webhook subscription, also whether it is enabled.',
    authScopes: { permission: 'webhooks:write' },
    args: { input: t.arg({ type: UpdateWebhookSubscriptionInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...changes } }, { actor }) => {
      const { value, cursor } = await updateWebhookSubscription(actor, readId('WebhookSubscription', id), changes);
      return { webhookSubscription: value, cursor };
    },
  }),
  deleteWebhookSubscription: t.field({
    type: DeletePayload,
    description: 'Deletes a webhook subscription with its deliveries.',
    authScopes: { permission: 'webhooks:write' },
    args: { input: t.arg({ type: DeleteWebhookSubscriptionInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await deleteWebhookSubscription(actor, readId('WebhookSubscription', input.id));
      return { deletedId: encodeNodeId('WebhookSubscription', value.id), cursor };
    },
  }),
  rotateWebhookSecret: t.field({
    type: WebhookSecretPayload,
    description: 'Makes a new secret. Deliveries are signed with the one before it too, until the next one is made.',
    authScopes: { permission: 'webhooks:write' },
    args: { input: t.arg({ type: RotateWebhookSecretInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await rotateWebhookSecret(actor, readId('WebhookSubscription', input.id));
      return { ...value, cursor };
    },
  }),
}));
