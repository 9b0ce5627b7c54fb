import { newId } from '../db/ids.ts';
import type { Change } from '../events/change.ts';

export type UsageMetric = 'conversations' | 'messages';

/**
 * Counts one thing in the transaction that made it: a row of its own, so that usage can be explained and recounted,
 * and no counter row holds up an organization's writers.
 * @param sourceId the counted thing; it counts once
 */
export async function countUsage({ tx, actor }: Change, metric: UsageMetric, sourceId: string): Promise<void> {
  await tx.usageLedger.create({ data: { id: newId(), organizationId: actor.organizationId, metric, sourceId } });
}
