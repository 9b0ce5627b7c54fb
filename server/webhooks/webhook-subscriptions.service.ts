import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { requireQuota } from '../billing/quotas.service.ts';
import { db } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { notFound } from '../errors.ts';
import { appendEvent, change, recordAudit, type Written } from '../events/change.ts';
import type { WebhookSubscription } from '../generated/prisma/client.ts';
import { httpUrlProblem } from '../http/http-url.ts';
import { parseInput } from '../validation.ts';
import { lockedSubscription } from './locked-subscription.ts';
import { checkMayRead, SubscribedEvents } from './subscribed-events.ts';
import { newWebhookSecret } from './webhook-secret.ts';

const Url = z
  .string()
  .trim()
  .max(2000, 'must have at most 2000 characters')
  .superRefine((url, context) => {
    const message = httpUrlProblem(url);
    if (message) context.addIssue({ code: 'custom', message });
  });

const Description = z.string().trim().max(500, 'must have at most 500 characters').nullish();

const CreateSubscription = z.object({ url: Url, description: Description, eventTypes: SubscribedEvents });

const UpdateSubscription = z.object({
  url: Url.optional(),
  description: Description,
  eventTypes: SubscribedEvents.optional(),
  enabled: z.boolean().optional(),
});

const audited = ['url', 'description', 'eventTypes', 'enabled'] as const;

/** A subscription and its secret, which is shown at this moment only. */
export type WithSecret = { webhookSubscription: WebhookSubscription; secret: string };

export function listWebhookSubscriptions(actor: Actor, page: Page): Promise<WebhookSubscription[]> {
  const { organizationId } = authorizeStaff(actor, 'webhooks:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.webhookSubscription.findMany({ where: { AND: [{ organizationId }, where] }, orderBy, take });
}

/** @throws NOT_FOUND */
export async function findWebhookSubscription(actor: Actor, id: string): Promise<WebhookSubscription> {
  const { organizationId } = authorizeStaff(actor, 'webhooks:read');
  const subscription = await db.webhookSubscription.findFirst({ where: { organizationId, id } });
  if (!subscription) throw notFound('Webhook subscription');
  return subscription;
}

/** It gets what happens from now on, its own creation first. @throws VALIDATION_FAILED, FORBIDDEN */
export function createWebhookSubscription(actor: Actor, input: unknown): Promise<Written<WithSecret>> {
  const member = authorizeStaff(actor, 'webhooks:write');
  const fields = parseInput(CreateSubscription, input);
  checkMayRead(member, fields.eventTypes);
  const { organizationId } = member;
  const secret = newWebhookSecret();
  return change(member, async (current) => {
    await requireQuota(current, 'webhookSubscriptions');
    const organization = await current.tx.organization.findFirst({
      where: { id: organizationId },
      select: { eventSeq: true },
    });
    if (!organization) throw notFound('Organization');
    const webhookSubscription = await current.tx.webhookSubscription.create({
      data: { id: newId(), organizationId, ...fields, secret, cursorSeq: organization.eventSeq },
    });
    appendEvent(current, { type: 'webhook_subscription.created', subjectId: webhookSubscription.id });
    recordAudit(current, {
      action: 'webhook_subscription.create',
      targetType: 'WebhookSubscription',
      targetId: webhookSubscription.id,
      diff: difference(null, webhookSubscription, audited),
    });
    return { webhookSubscription, secret };
  });
}

/**
 * Enabling one that was disabled forgets why, and since when it had been failing.
 * @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN
 */
export function updateWebhookSubscription(
  actor: Actor,
  id: string,
  input: unknown,
): Promise<Written<WebhookSubscription>> {
  const member = authorizeStaff(actor, 'webhooks:write');
  const { organizationId } = member;
  const changes = parseInput(UpdateSubscription, input);
  return change(member, async (current) => {
    const found = await lockedSubscription(current, id);
    const elsewhere = changes.url !== undefined && changes.url !== found.url;
    if (elsewhere || changes.eventTypes) checkMayRead(member, changes.eventTypes ?? found.eventTypes);
    const again = changes.enabled === true && !found.enabled;
    const subscription = await current.tx.webhookSubscription.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...changes, ...(again && { failingSince: null, disabledReason: null }) },
    });
    appendEvent(current, { type: 'webhook_subscription.updated', subjectId: id });
    recordAudit(current, {
      action: 'webhook_subscription.update',
      targetType: 'WebhookSubscription',
      targetId: id,
      diff: difference(found, subscription, audited),
    });
    return subscription;
  });
}

/** Its deliveries go with it. @throws NOT_FOUND, FORBIDDEN */
export function deleteWebhookSubscription(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = authorizeStaff(actor, 'webhooks:write');
  const { organizationId } = member;
  return change(member, async (current) => {
    const found = await lockedSubscription(current, id);
    await current.tx.webhookSubscription.delete({ where: { organizationId_id: { organizationId, id } } });
    appendEvent(current, { type: 'webhook_subscription.deleted', subjectId: id });
    recordAudit(current, {
      action: 'webhook_subscription.delete',
      targetType: 'WebhookSubscription',
      targetId: id,
      diff: difference(found, null, audited),
    });
    return { id };
  });
}

/**
 * Deliveries are signed with the new secret, and with the one before it too, so that the receiver has time to change.
 * @throws NOT_FOUND, FORBIDDEN
 */
export function rotateWebhookSecret(actor: Actor, id: string): Promise<Written<WithSecret>> {
  const member = authorizeStaff(actor, 'webhooks:write');
  const { organizationId } = member;
  const secret = newWebhookSecret();
  return change(member, async (current) => {
    const found = await lockedSubscription(current, id);
    const webhookSubscription = await current.tx.webhookSubscription.update({
      where: { organizationId_id: { organizationId, id } },
      data: { secret, previousSecret: found.secret },
    });
    appendEvent(current, { type: 'webhook_subscription.updated', subjectId: id });
    recordAudit(current, {
      action: 'webhook_subscription.rotate_secret',
      targetType: 'WebhookSubscription',
      targetId: id,
    });
    return { webhookSubscription, secret };
  });
}
