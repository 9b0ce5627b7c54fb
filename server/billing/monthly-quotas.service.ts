import { db } from '../db/client.ts';
import { type MeteredMetric, meteredBy } from '../usage/usage-metrics.ts';
import { effectiveLimits } from './effective-limits.ts';
import { usagePeriod } from './periods.ts';

/** Whether the plan includes no more of something in the running period. Without a subscription nothing is included. */
export async function isMonthlyQuotaUsedUp(organizationId: string, metric: MeteredMetric): Promise<boolean> {
  const subscription = await db.subscription.findFirst({ where: { organizationId }, include: { plan: true } });
  if (!subscription || subscription.status === 'PAUSED' || subscription.status === 'CANCELED') return true;
  const limit = effectiveLimits(subscription.plan, subscription)[metric];
  if (limit === null) return false;
  const { start, end } = usagePeriod(subscription, new Date());
  const { _sum: sum } = await db.usageLedger.aggregate({
    where: { organizationId, metric: meteredBy[metric], occurredAt: { gte: start, lt: end } },
    _sum: { quantity: true },
  });
  return (sum.quantity ?? 0) >= limit;
}
