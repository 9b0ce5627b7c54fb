import { log } from '../logging/log.ts';
import { busState, onRestored } from './bus.ts';
import type { Feed } from './feed.ts';
import { readLogHeads } from './log.ts';

const everyMs = 250;
/** With the wait for the next look and the query, an event whose message was lost comes less than a second late. */
const silenceMsMax = 700;

/**
 * Catches up feeds that may have missed something: those that have heard nothing for a while, all of them four times a
 * second while the bus does not work, and all of them at once when it works again.
 * @returns how to stop
 */
export function watchSilence(open: ReadonlyMap<string, Feed>): () => void {
  let looking: Promise<void> | null = null;
  const look = (feeds: Feed[]) => {
    looking ??= catchUp(feeds).finally(() => {
      looking = null;
    });
    return looking;
  };
  const timer = setInterval(() => {
    for (const feed of open.values()) feed.recent.age();
    const silent = silentFeeds(open);
    if (silent.length > 0) void look(silent);
  }, everyMs).unref();
  const stopListening = onRestored(async () => {
    await looking; // it may have read the heads too early
    await look(idle(open));
  });
  return () => {
    clearInterval(timer);
    stopListening();
  };
}

const idle = (open: ReadonlyMap<string, Feed>) =>
  [...open.values()].filter(({ starting, filling }) => !starting && !filling);

/** When one is due, those that will be soon are looked at in the same query. */
function silentFeeds(open: ReadonlyMap<string, Feed>): Feed[] {
  const feeds = idle(open);
  if (busState() === 'degraded') return feeds;
  const heardBefore = (ms: number) => (feed: Feed) => Date.now() - feed.heardAt >= ms;
  return feeds.some(heardBefore(silenceMsMax)) ? feeds.filter(heardBefore(everyMs)) : [];
}

/** One query, whatever the number of feeds. */
async function catchUp(feeds: Feed[]): Promise<void> {
  const now = Date.now();
  try {
    const heads = await readLogHeads(feeds.map(({ organizationId }) => organizationId));
    for (const feed of feeds) feed.heardAt = Math.max(feed.heardAt, now);
    const behind = feeds.filter(({ organizationId, position }) => (heads.get(organizationId) ?? 0) > position);
    await Promise.all(behind.map((feed) => feed.fill()));
  } catch (err) {
    log.warn({ err }, 'the event logs could not be watched; it is tried again');
  }
}
