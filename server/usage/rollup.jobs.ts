import { asPlatform } from '../db/client.ts';
import { repeat } from '../jobs/repeat.ts';
import { rollUp } from './rollup.service.ts';

const everyMs = 60_000;
const batchSize = 500;
// A transaction that began before the last pass may have been committed behind it.
const overlapMs = 10 * 60_000;

/**
 * Writes `usage` from the ledger once a minute. The first pass looks at every organization, later ones at those in which
 * something has happened since. Any number of processes may do it.
 * @returns how to stop
 */
export function startRollingUpUsage(): () => Promise<void> {
  let since: Date | null = null;
  const pass = async () => {
    const started = new Date();
    await rollUpUsage(since && new Date(since.getTime() - overlapMs));
    since = started;
  };
  return repeat(everyMs, pass, 'usage could not be rolled up');
}

/** @param since null: every organization; otherwise those with events behind it */
export async function rollUpUsage(since: Date | null): Promise<void> {
  await asPlatform('roll up usage', async (platform) => {
    const active = since
      ? await platform.event.groupBy({ by: ['organizationId'], where: { createdAt: { gt: since } } })
      : await platform.subscription.findMany({ select: { organizationId: true } });
    const ids = active.map(({ organizationId }) => organizationId);
    for (let from = 0; from < ids.length; from += batchSize) {
      const terms = await platform.subscription.findMany({
        where: { organizationId: { in: ids.slice(from, from + batchSize) } },
        select: { organizationId: true, currentPeriodStart: true, currentPeriodEnd: true },
      });
      await rollUp(platform, terms, new Date());
    }
  });
}
