import { lockRow } from '../db/lock.ts';
import { notFound } from '../errors.ts';
import type { Change } from '../events/change.ts';
import type { WebhookSubscription } from '../generated/prisma/client.ts';

/** Locked until the change ends. @throws NOT_FOUND */
export async function lockedSubscription({ tx, actor }: Change, id: string): Promise<WebhookSubscription> {
  const { organizationId } = actor;
  await lockRow(tx, 'webhook_subscriptions', organizationId, id);
  const subscription = await tx.webhookSubscription.findFirst({ where: { organizationId, id } });
  if (!subscription) throw notFound('Webhook subscription');
  return subscription;
}
