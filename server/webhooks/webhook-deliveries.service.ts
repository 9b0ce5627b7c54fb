import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { AppError, notFound, validationFailed } from '../errors.ts';
import type { Written } from '../events/change.ts';
import { checkCursor } from '../events/follow.ts';
import type { WebhookDelivery, WebhookDeliveryStatus, WebhookSubscription } from '../generated/prisma/client.ts';
import { findWebhookSubscription } from './webhook-subscriptions.service.ts';

export type WebhookDeliveryFilter = {
  webhookSubscriptionId?: string | null;
  status?: WebhookDeliveryStatus[] | null;
};

export function listWebhookDeliveries(
  actor: Actor,
  filter: WebhookDeliveryFilter,
  page: Page,
): Promise<WebhookDelivery[]> {
  const { organizationId } = authorizeStaff(actor, 'webhooks:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.webhookDelivery.findMany({
    where: {
      AND: [
        { organizationId },
        where,
        filter.webhookSubscriptionId ? { webhookSubscriptionId: filter.webhookSubscriptionId } : {},
        filter.status?.length ? { status: { in: filter.status } } : {},
      ],
    },
    orderBy,
    take,
  });
}

/** One delivery, or all events of a subscription behind a cursor. */
export type Redelivery = { deliveryId: string | null; id: string | null; from: string | null };

function refuse(path: string, message: string): AppError {
  return validationFailed([{ path, message }]);
}

/** @throws VALIDATION_FAILED unless it is exactly one of both forms */
function checkForm({ deliveryId, id, from }: Redelivery): void {
  if (deliveryId && (id || from)) throw refuse(id ? 'id' : 'from', 'cannot be given together with deliveryId');
  if (deliveryId) return;
  if (!id && !from) throw refuse('deliveryId', 'or id and from are required');
  if (!id) throw refuse('id', 'is required with from');
  if (!from) throw refuse('from', 'is required with id');
}

/**
 * @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN, CURSOR_EXPIRED when the events are no longer kept; for the time being
 * UPSTREAM_FAILED
 */
export async function redeliverWebhook(actor: Actor, wanted: Redelivery): Promise<Written<WebhookSubscription>> {
  const { organizationId } = authorizeStaff(actor, 'webhooks:write');
  checkForm(wanted);
  const { deliveryId, id, from } = wanted;
  if (deliveryId) {
    const delivery = await db.webhookDelivery.findFirst({ where: { organizationId, id: deliveryId } });
    if (!delivery) throw notFound('Webhook delivery');
  }
  if (id && from) {
    await findWebhookSubscription(actor, id);
    await checkCursor(organizationId, from, 'from');
  }
  throw new AppError(
    'UPSTREAM_FAILED',
    'This server cannot deliver webhooks yet: it has no delivery engine. Read the events with inboxEvents(after:) instead.',
  );
}
