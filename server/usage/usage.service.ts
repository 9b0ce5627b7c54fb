import type { SqlChange } from '../events/change.ts';
import type { LedgerMetric } from './usage-metrics.ts';

/**
 * Counts one thing in the transaction that made it: a row of its own, so that usage can be explained and recounted,
 * and no counter row holds up an organization's writers.
 * @param sourceId the counted thing; it counts once
 * @param quantity how much of the metric it is, 1 unless told
 */
export function countUsage(change: SqlChange, metric: LedgerMetric, sourceId: string, quantity = 1): void {
  change.usage.push({ metric, sourceId, quantity });
}
