import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { AppError, notFound } from '../errors.ts';
import { type Change, change, type Written } from '../events/change.ts';
import type { Plan, Subscription } from '../generated/prisma/client.ts';
import { closeUsagePeriod } from '../usage/rollup.service.ts';
import { confirmsAtOnce } from './billing-mode.ts';
import { effectiveLimits } from './effective-limits.ts';
import { countLive } from './live-counts.ts';
import { termFrom } from './periods.ts';
import { lockQuota, quotaMetrics, quotaNames } from './quotas.service.ts';
import { lockSubscription, type SubscriptionWithPlan, writeSubscription } from './subscriptions.service.ts';

/** CONFIRMED: it holds now. PENDING: a platform admin confirms it. REDIRECT: it is paid at `url` first. */
export type Checkout = {
  status: 'CONFIRMED' | 'PENDING' | 'REDIRECT';
  url: string | null;
  subscription: Subscription;
};

/** Before the subscription's row: creations take these locks first as well. */
async function lockForPlanChange(current: Change): Promise<SubscriptionWithPlan> {
  for (const metric of quotaMetrics) await lockQuota(current, metric);
  return lockSubscription(current);
}

async function refuseTooSmall({ tx }: Change, subscription: Subscription, plan: Plan): Promise<void> {
  const limits = effectiveLimits(plan, subscription);
  const counts = await countLive(tx, subscription.organizationId, quotaMetrics);
  const exceeded = quotaMetrics.flatMap((metric) => {
    const limit = limits[metric];
    return limit !== null && counts[metric] > limit ? [{ metric, limit, used: counts[metric] }] : [];
  });
  if (exceeded.length === 0) return;
  const list = exceeded.map(({ metric, limit, used }) => `${used} ${quotaNames[metric]} (it includes ${limit})`);
  throw new AppError('CONFLICT', `In use are more than ${plan.name} includes: ${list.join(', ')}.`, { exceeded });
}

/** The plan holds from now on. A running term goes on where it is paid at the same interval. */
async function applyPlan(
  current: Change,
  before: SubscriptionWithPlan,
  plan: Plan,
  action: `subscription.${string}`,
): Promise<Subscription> {
  const now = new Date();
  const goesOn = before.status === 'ACTIVE' && before.plan.interval === plan.interval && before.currentPeriodEnd > now;
  if (!goesOn) await closeUsagePeriod(current, before, now);
  return writeSubscription(current, before, action, {
    planId: plan.id,
    status: 'ACTIVE',
    provider: 'MANUAL',
    requestedPlanId: null,
    requestedAt: null,
    trialEndsAt: null,
    cancelAtPeriodEnd: false,
    canceledAt: null,
    ...(!goesOn && termFrom(now, plan.interval)),
  });
}

async function readPlan({ tx }: Change, id: string): Promise<Plan> {
  const plan = await tx.plan.findUnique({ where: { id } });
  if (!plan) throw notFound('Plan');
  return plan;
}

async function choosePlan(
  current: Change,
  before: SubscriptionWithPlan,
  planId: string,
  action: 'subscription.checkout' | 'subscription.change_plan',
): Promise<Checkout> {
  const plan = await readPlan(current, planId);
  if (!plan.active) throw new AppError('CONFLICT', `The plan ${plan.name} is no longer on sale.`);
  if (before.status === 'ACTIVE') {
    if (before.planId === plan.id) throw new AppError('CONFLICT', `${plan.name} is the plan already.`);
    await refuseTooSmall(current, before, plan);
  }
  if (confirmsAtOnce()) {
    const subscription = await applyPlan(current, before, plan, action);
    return { status: 'CONFIRMED', url: null, subscription };
  }
  const request = { requestedPlanId: plan.id, requestedAt: new Date() };
  const subscription = await writeSubscription(current, before, action, request);
  return { status: 'PENDING', url: null, subscription };
}

/**
 * Buys a plan. Billed by hand: a platform admin confirms the request, in a demonstration it holds at once.
 * @throws FORBIDDEN, NOT_FOUND; CONFLICT for the plan that is active, one no longer on sale, and one
 * that includes less than an active subscription has in use
 */
export function startCheckout(actor: Actor, planId: string): Promise<Written<Checkout>> {
  const member = authorizeStaff(actor, 'billing:write');
  return change(member, async (current) => {
    const before = await lockForPlanChange(current);
    return choosePlan(current, before, planId, 'subscription.checkout');
  });
}

/** Like `startCheckout`, of a subscription that is active. @throws CONFLICT for any other too */
export function changePlan(actor: Actor, planId: string): Promise<Written<Checkout>> {
  const member = authorizeStaff(actor, 'billing:write');
  return change(member, async (current) => {
    const before = await lockForPlanChange(current);
    if (before.status !== 'ACTIVE') {
      throw new AppError('CONFLICT', 'Only an active subscription changes its plan; start a checkout instead.');
    }
    return choosePlan(current, before, planId, 'subscription.change_plan');
  });
}

/** The requested plan holds from now on. For the platform admin. @throws CONFLICT when none is requested */
export async function confirmRequestedPlan(current: Change): Promise<Subscription> {
  const before = await lockForPlanChange(current);
  if (!before.requestedPlanId) throw new AppError('CONFLICT', 'The organization has not asked for a plan.');
  const plan = await readPlan(current, before.requestedPlanId);
  if (before.status === 'ACTIVE') await refuseTooSmall(current, before, plan);
  return applyPlan(current, before, plan, 'subscription.confirm');
}
