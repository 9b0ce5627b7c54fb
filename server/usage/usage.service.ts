import type { Change } from '../events/change.ts';

type UsageMetric = 'conversations' | 'messages';

/**
 * Counts one thing in the transaction that made it: a row of its own, so that usage can be explained and recounted,
 * and no counter row holds up an organization's writers.
 * @param sourceId the counted thing; it counts once
 */
export function countUsage(change: Change, metric: UsageMetric, sourceId: string): void {
  change.usage.push({ metric, sourceId });
}
