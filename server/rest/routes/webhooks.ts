import { parse } from 'graphql';
import { webhookDelivery, webhookSubscription } from '../fragments.ts';
import type { Route } from '../route.ts';

export const webhookRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/webhook-subscriptions',
    status: 200,
    summary: 'List webhook subscriptions',
    document: parse(`
      query ListWebhookSubscriptions($first: Int, $after: String) {
        webhookSubscriptions(first: $first, after: $after) {
          nodes { ...WebhookSubscription } pageInfo { hasNextPage endCursor }
        }
      }
      ${webhookSubscription}
    `),
    answer: 'webhookSubscriptions',
  },
  {
    method: 'POST',
    path: '/webhook-subscriptions',
    status: 201,
    summary: 'Subscribe an address to events',
    document: parse(`
      mutation CreateWebhookSubscription($input: CreateWebhookSubscriptionInput!) {
        createWebhookSubscription(input: $input) { webhookSubscription { ...WebhookSubscription } secret cursor }
      }
      ${webhookSubscription}
    `),
    answer: 'createWebhookSubscription.webhookSubscription',
    extra: { secret: 'createWebhookSubscription.secret' },
    example: { url: 'https://example.com/switchboard', eventTypes: ['message.created'] },
  },
  {
    method: 'GET',
    path: '/webhook-subscriptions/:id',
    status: 200,
    summary: 'Read a webhook subscription',
    document: parse(`
      query ReadWebhookSubscription($id: ID!) { webhookSubscription(id: $id) { ...WebhookSubscription } }
      ${webhookSubscription}
    `),
    answer: 'webhookSubscription',
  },
  {
    method: 'PATCH',
    path: '/webhook-subscriptions/:id',
    status: 200,
    summary: 'Change a webhook subscription',
    document: parse(`
      mutation UpdateWebhookSubscription($input: UpdateWebhookSubscriptionInput!) {
        updateWebhookSubscription(input: $input) { webhookSubscription { ...WebhookSubscription } cursor }
      }
      ${webhookSubscription}
    `),
    answer: 'updateWebhookSubscription.webhookSubscription',
    example: { enabled: false },
  },
  {
    method: 'DELETE',
    path: '/webhook-subscriptions/:id',
    status: 204,
    summary: 'Delete a webhook subscription',
    document: parse(`
      mutation DeleteWebhookSubscription($input: DeleteWebhookSubscriptionInput!) {
        deleteWebhookSubscription(input: $input) { cursor }
      }
    `),
  },
  {
    method: 'GET',
    path: '/webhook-subscriptions/:id/deliveries',
    status: 200,
    summary: 'List the deliveries of a webhook subscription',
    document: parse(`
      query ListWebhookDeliveries($id: ID!, $first: Int, $after: String, $status: [WebhookDeliveryStatus!]) {
        webhookSubscription(id: $id) {
          deliveries(first: $first, after: $after, status: $status) {
            nodes { ...WebhookDelivery } pageInfo { hasNextPage endCursor }
          }
        }
      }
      ${webhookDelivery}
    `),
    answer: 'webhookSubscription.deliveries',
  },
];
