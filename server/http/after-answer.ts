import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '../logging/log.ts';

/** A process that ends waits no longer than this for what it has promised to do. */
const drainMsMax = 5_000;

const underWay = new Set<Promise<void>>();

/**
 * Work that the answer does not wait for: because it is slow, or because the time it takes would tell what it found.
 * It is lost with the process, so it is nothing that somebody cannot ask for again.
 */
export function afterAnswer(what: string, work: () => Promise<void>): void {
  const done = work()
    .catch((error: unknown) => log.error({ err: error }, `failed after the answer: ${what}`))
    .finally(() => underWay.delete(done));
  underWay.add(done);
}

/** Resolves when nothing is under way any more, after 5 s at the latest. */
export async function answeredWorkDone(): Promise<void> {
  const enough = new AbortController();
  const late = sleep(drainMsMax, 'late', { signal: enough.signal }).catch(() => 'late');
  while (underWay.size > 0) {
    if ((await Promise.race([Promise.all(underWay), late])) === 'late') break;
  }
  enough.abort();
}
