import { AppError } from '../errors.ts';
import type { Change } from '../events/change.ts';
import type { CountableMetric } from '../usage/usage-metrics.ts';
import { effectiveLimits } from './effective-limits.ts';
import { countLive } from './live-counts.ts';

/** What a plan bounds at the moment of its creation. */
export type QuotaMetric = Exclude<CountableMetric, 'knowledgeMb'>;

/** In this order they are locked, where all are. */
export const quotaMetrics = ['seats', 'aiAgents', 'channels', 'webhookSubscriptions'] as const satisfies QuotaMetric[];

export const quotaNames: Record<QuotaMetric, string> = {
  seats: 'seats',
  aiAgents: 'AI agents',
  channels: 'channels',
  webhookSubscriptions: 'webhook subscriptions',
};

/** Two creations at once are counted one after the other, and a change of plan after both. */
export async function lockQuota({ tx, actor: { organizationId } }: Change, metric: QuotaMetric): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`quota:${organizationId}:${metric}`}, 0))`;
}

function exceeded(message: string, metric: QuotaMetric, limit: number, used: number): AppError {
  // These are freed by deleting something, not by time.
  return new AppError('QUOTA_EXCEEDED', message, { metric, limit, used, resetsAt: null });
}

/**
 * Called in the transaction that creates one more of something, before it does. Nothing that a contact sends is ever
 * refused by it.
 * @throws QUOTA_EXCEEDED with `metric, limit, used, resetsAt` when the plan (with its overrides) includes no more, or
 * the subscription is paused or has ended
 */
export async function requireQuota(current: Change, metric: QuotaMetric): Promise<void> {
  const { organizationId } = current.actor;
  await lockQuota(current, metric);
  const subscription = await current.tx.subscription.findFirst({ where: { organizationId }, include: { plan: true } });
  const { [metric]: used } = await countLive(current.tx, organizationId, [metric]);
  if (!subscription || subscription.status === 'PAUSED' || subscription.status === 'CANCELED') {
    throw exceeded('The subscription has ended: what is there stays, and a plan is needed for more.', metric, 0, used);
  }
  const limit = effectiveLimits(subscription.plan, subscription)[metric];
  if (limit !== null && used >= limit) {
    const message = `The plan includes ${limit} ${quotaNames[metric]}, and ${used} are in use.`;
    throw exceeded(message, metric, limit, used);
  }
}
