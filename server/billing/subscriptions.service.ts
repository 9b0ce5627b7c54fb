import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { newId, toTypeId } from '../db/ids.ts';
import { notFound } from '../errors.ts';
import { appendEvent, type Change, recordAudit } from '../events/change.ts';
import type { Plan, Prisma, Subscription } from '../generated/prisma/client.ts';

const trialDays = 14;
const trialPlan = 'bundle-growth-month';

export type SubscriptionWithPlan = Subscription & { plan: Plan };

/** A new organization tries Bundle Growth for 14 days. */
export async function startTrial({ tx, actor }: Change): Promise<void> {
  const plan = await tx.plan.findUnique({ where: { code: trialPlan } });
  if (!plan) throw new Error(`the plan ${trialPlan} is missing: the plans have not been seeded`);
  const now = new Date();
  const trialEndsAt = new Date(now.getTime() + trialDays * 24 * 60 * 60 * 1000);
  await tx.subscription.create({
    data: {
      id: newId(),
      organizationId: actor.organizationId,
      planId: plan.id,
      status: 'TRIALING',
      trialEndsAt,
      currentPeriodStart: now,
      currentPeriodEnd: trialEndsAt,
    },
  });
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findSubscription(actor: Actor): Promise<SubscriptionWithPlan> {
  const { organizationId } = authorizeStaff(actor, 'billing:read');
  const subscription = await db.subscription.findFirst({ where: { organizationId }, include: { plan: true } });
  if (!subscription) throw notFound('Subscription');
  return subscription;
}

/** The organization's subscription, held until the transaction ends. @throws NOT_FOUND */
export async function lockSubscription({ tx, actor: { organizationId } }: Change): Promise<SubscriptionWithPlan> {
  await tx.$queryRaw`SELECT 1 FROM subscriptions WHERE organization_id = ${organizationId}::uuid FOR UPDATE`;
  const subscription = await tx.subscription.findFirst({ where: { organizationId }, include: { plan: true } });
  if (!subscription) throw notFound('Subscription');
  return subscription;
}

/** What of a subscription its audit rows tell. */
function audited(subscription: Subscription) {
  const { status, planId, requestedPlanId, cancelAtPeriodEnd, currentPeriodEnd, limitOverrides } = subscription;
  return {
    status,
    plan: toTypeId('plan', planId),
    requestedPlan: requestedPlanId && toTypeId('plan', requestedPlanId),
    cancelAtPeriodEnd,
    currentPeriodEnd,
    limitOverrides,
  };
}

const auditedNames = [
  'status',
  'plan',
  'requestedPlan',
  'cancelAtPeriodEnd',
  'currentPeriodEnd',
  'limitOverrides',
] as const;

/**
 * Writes a change of a locked subscription with its event and its audit row.
 * @param why kept in the audit row, where somebody gave a reason
 */
export async function writeSubscription(
  current: Change,
  before: Subscription,
  action: `subscription.${string}`,
  data: Prisma.SubscriptionUncheckedUpdateInput,
  why?: string | null,
): Promise<Subscription> {
  const { organizationId, id } = before;
  const after = await current.tx.subscription.update({ where: { organizationId_id: { organizationId, id } }, data });
  appendEvent(current, { type: 'subscription.updated', subjectId: id, payload: { status: after.status } });
  const diff = difference(audited(before), audited(after), auditedNames);
  recordAudit(current, {
    action,
    targetType: 'BillingSubscription',
    targetId: id,
    diff: { ...diff, ...(why && { reason: why }) },
  });
  return after;
}
