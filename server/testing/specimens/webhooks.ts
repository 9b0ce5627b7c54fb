import { asPlatform } from '../../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../../db/ids.ts';
import { unique } from '../organizations.ts';
import type { Specimens } from '../specimens.ts';

const endpoint = () => ({ url: `https://example.com/${unique('hook')}`, eventTypes: ['message.created'] });

/** Deliveries begin in the delivery engine, so tests write the row. Ids are those of the API, the answer too. */
export async function insertDelivery(
  organizationId: string,
  webhookSubscriptionId: string,
  eventSeq = 1,
): Promise<string> {
  const id = newId();
  const data = {
    id,
    organizationId: parseTypeId('org', organizationId),
    webhookSubscriptionId: parseTypeId('wh', webhookSubscriptionId),
    eventSeq,
    eventType: 'message.created',
    status: 'FAILED' as const,
    attempts: 3,
    responseStatus: 500,
    responseBody: 'out of order',
    durationMs: 12,
    error: 'answered 500',
  };
  await asPlatform('test', (platform) => platform.webhookDelivery.create({ data }));
  return toTypeId('whd', id);
}

export const webhooks: Specimens = {
  makes: {
    WebhookSubscription: async ({ owner }) => {
      const made = await owner.mutate('createWebhookSubscription', endpoint(), 'webhookSubscription { id }');
      return made.webhookSubscription.id;
    },
    WebhookDelivery: async (world) => insertDelivery(world.organization.id, await world.make('WebhookSubscription')),
  },
  queries: {
    webhookSubscription: async (world) => ({ id: await world.id('WebhookSubscription') }),
    webhookSubscriptions: () => ({ first: 10 }),
    webhookDeliveries: () => ({ first: 10, filter: { status: ['FAILED'] } }),
  },
  mutations: {
    createWebhookSubscription: () => ({ input: endpoint() }),
    updateWebhookSubscription: async (world) => ({
      input: { id: await world.id('WebhookSubscription'), enabled: false },
    }),
    deleteWebhookSubscription: async (world) => ({ input: { id: await world.make('WebhookSubscription') } }),
    rotateWebhookSecret: async (world) => ({ input: { id: await world.id('WebhookSubscription') } }),
    redeliverWebhook: async (world) => ({ input: { deliveryId: await world.id('WebhookDelivery') } }),
  },
  alternatives: {
    redeliverWebhook: {
      'input.id': async (world) => ({ input: { id: await world.id('WebhookSubscription'), from: '0' } }),
    },
  },
  engineless: ['redeliverWebhook'],
};
