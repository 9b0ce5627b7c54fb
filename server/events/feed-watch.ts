import { log } from '../logging/log.ts';
import { busState, onBusBack } from './bus.ts';
import { type Feed, openFeeds } from './feed.ts';
import { readLogHeads } from './log.ts';

const everyMs = 250;
/** With `everyMs`, an event whose message was lost is a second late at most. */
const silenceMsMax = 750;

let watching: Promise<void> | null = null;

/**
 * Looks after feeds that have heard nothing for a while: a message may have been lost, or another process writes that
 * is not on the bus. While Redis is away every feed is looked after, four times a second.
 * @returns how to stop
 */
export function startWatchingFeeds(): () => Promise<void> {
  const timer = setInterval(() => look(silentFeeds()), everyMs).unref();
  onBusBack(() => look([...openFeeds()]));
  return async () => {
    clearInterval(timer);
    await watching;
  };
}

function silentFeeds(): Feed[] {
  const silentSince = busState() === 'degraded' ? Number.POSITIVE_INFINITY : Date.now() - silenceMsMax;
  return [...openFeeds()].filter((feed) => feed.isIdle && feed.heardAt <= silentSince);
}

/** One query, whatever the number of feeds; a database that answers slowly is not asked twice at once. */
function look(feeds: Feed[]): void {
  if (feeds.length === 0 || watching) return;
  watching = catchUp(feeds)
    .catch((error) => log.warn({ err: error }, 'the event logs could not be watched; it is tried again'))
    .finally(() => {
      watching = null;
    });
}

async function catchUp(feeds: Feed[]): Promise<void> {
  const askedAt = Date.now();
  const heads = await readLogHeads(feeds.map(({ organizationId }) => organizationId));
  for (const feed of feeds) if (busState() !== 'degraded') feed.heardAt = Math.max(feed.heardAt, askedAt);
  const behind = feeds.filter(({ organizationId, position }) => (heads.get(organizationId) ?? 0) > position);
  await Promise.all(behind.map((feed) => feed.fill()));
}
