import type { Actor } from '../auth/actor.ts';
import { effectiveLimits } from '../billing/effective-limits.ts';
import { countLive } from '../billing/live-counts.ts';
import { type Period, usagePeriod } from '../billing/periods.ts';
import type { PlanLimits } from '../billing/plan-limits.ts';
import { findSubscription } from '../billing/subscriptions.service.ts';
import { db } from '../db/client.ts';
import { type CountableMetric, type LedgerMetric, type MeteredMetric, meteredBy } from './usage-metrics.ts';

/** How much of one limit is used. */
export type UsageMeter = {
  metric: CountableMetric | MeteredMetric;
  /** Null for what is counted as it is now. */
  ledgerMetric: LedgerMetric | null;
  used: number;
  limit: number | null;
  period: Period;
};

const countables = ['seats', 'aiAgents', 'channels', 'knowledgeMb', 'webhookSubscriptions'] as const;

/** One meter for each limit that can be used up: what is there now, and what happened within the running period. */
export async function reportUsage(actor: Actor): Promise<UsageMeter[]> {
  const subscription = await findSubscription(actor);
  const { organizationId } = subscription;
  const period = usagePeriod(subscription, new Date());
  const limits: PlanLimits = effectiveLimits(subscription.plan, subscription);
  const [counts, sums] = await Promise.all([
    countLive(db, organizationId, countables),
    db.usageLedger.groupBy({
      by: ['metric'],
      where: {
        organizationId,
        metric: { in: Object.values(meteredBy) },
        occurredAt: { gte: period.start, lt: period.end },
      },
      _sum: { quantity: true },
    }),
  ]);
  const counted = countables.map((metric): UsageMeter => {
    return { metric, ledgerMetric: null, used: counts[metric], limit: limits[metric], period };
  });
  const metered = Object.entries(meteredBy).map(([name, ledgerMetric]): UsageMeter => {
    const metric = name as MeteredMetric;
    const used = sums.find((sum) => sum.metric === ledgerMetric)?._sum.quantity ?? 0;
    return { metric, ledgerMetric, used, limit: limits[metric], period };
  });
  return [...counted, ...metered];
}
