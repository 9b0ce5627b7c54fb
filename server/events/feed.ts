import { log } from '../logging/log.ts';
import { onPublished } from './bus.ts';
import type { LoggedEvent } from './event-types.ts';
import { eventBatchSize, readEvents, readLogBounds, readLogHeads } from './log.ts';

const silenceMsMax = 1000;

/**
 * One organization's live events in this process, in order and without a hole: an event that arrives early makes the
 * feed read what is missing from the log. A number is committed only after all smaller ones, so whatever is missing
 * can be read at once.
 */
export type Feed = {
  /** Until the log's end has been read, events are only kept. */
  starting: boolean;
  /** Number of the last event handed to listeners. */
  position: number;
  heardAt: number;
  filling: Promise<void> | null;
  early: Map<number, LoggedEvent>;
  listeners: Set<(event: LoggedEvent) => void>;
  /** The events behind a number, when they are all still at hand; else null. */
  since: (seq: number) => readonly LoggedEvent[] | null;
};

const feeds = new Map<string, Promise<Feed>>();
const open = new Map<string, Feed>();
let watch: NodeJS.Timeout | null = null;
let watching = false;

/**
 * Hands every later event of the organization to the listener, synchronously.
 * @returns the feed, its position when the listener joined, and how to leave
 */
export async function joinFeed(organizationId: string, listener: (event: LoggedEvent) => void) {
  const feed = await openFeed(organizationId);
  feed.listeners.add(listener);
  return {
    feed,
    position: feed.position,
    leave: () => {
      feed.listeners.delete(listener);
      if (feed.listeners.size === 0) closeFeed(organizationId, feed);
    },
  };
}

async function openFeed(organizationId: string): Promise<Feed> {
  let opening = feeds.get(organizationId);
  if (!opening) {
    opening = startFeed(organizationId);
    feeds.set(organizationId, opening);
    opening.catch(() => feeds.delete(organizationId));
  }
  const feed = await opening;
  // Its last listener may have left, and closed it, while this one was waiting.
  return open.get(organizationId) === feed ? feed : openFeed(organizationId);
}

async function startFeed(organizationId: string): Promise<Feed> {
  const feed: Feed = {
    starting: true,
    position: 0,
    heardAt: Date.now(),
    filling: null,
    early: new Map(),
    listeners: new Set(),
    since: () => null,
  };
  open.set(organizationId, feed); // before the head is read: what is published meanwhile is kept as early
  try {
    const { head } = await readLogBounds(organizationId);
    feed.position = head;
  } catch (error) {
    open.delete(organizationId);
    throw error;
  }
  feed.starting = false;
  for (const seq of feed.early.keys()) if (seq <= feed.position) feed.early.delete(seq);
  drain(feed);
  watch ??= setInterval(() => void catchUpSilentFeeds(), silenceMsMax).unref();
  return feed;
}

function closeFeed(organizationId: string, feed: Feed): void {
  if (open.get(organizationId) !== feed) return;
  open.delete(organizationId);
  feeds.delete(organizationId);
  if (open.size === 0 && watch) {
    clearInterval(watch);
    watch = null;
  }
}

onPublished((event) => {
  const feed = open.get(event.organizationId);
  if (feed) receive(event.organizationId, feed, event);
});

function receive(organizationId: string, feed: Feed, event: LoggedEvent): void {
  feed.heardAt = Date.now();
  if (!feed.starting && event.seq <= feed.position) return;
  feed.early.set(event.seq, event);
  if (feed.starting) return;
  drain(feed);
  if (feed.early.size > 0) void fill(organizationId, feed);
}

function drain(feed: Feed): void {
  for (;;) {
    const next = feed.early.get(feed.position + 1);
    if (!next) return;
    feed.early.delete(next.seq);
    feed.position = next.seq;
    for (const listener of feed.listeners) listener(next);
  }
}

/** Reads the missing range from the log. */
function fill(organizationId: string, feed: Feed): Promise<void> {
  feed.filling ??= readMissing(organizationId, feed)
    .catch((error) => log.warn({ error, organizationId }, 'the event log could not be read; it is tried again'))
    .finally(() => {
      feed.filling = null;
    });
  return feed.filling;
}

async function readMissing(organizationId: string, feed: Feed): Promise<void> {
  for (;;) {
    const events = await readEvents(organizationId, feed.position);
    for (const event of events) if (event.seq > feed.position) feed.early.set(event.seq, event);
    drain(feed);
    if (events.length < eventBatchSize) return;
  }
}

/** A feed that has heard nothing for a second may have missed a publish, or another process is writing. */
async function catchUpSilentFeeds(): Promise<void> {
  const silent = [...open].filter(
    ([, feed]) => !feed.starting && !feed.filling && Date.now() - feed.heardAt >= silenceMsMax,
  );
  if (silent.length === 0 || watching) return;
  watching = true;
  try {
    const heads = await readLogHeads(silent.map(([organizationId]) => organizationId));
    await Promise.all(
      silent
        .filter(([organizationId, feed]) => (heads.get(organizationId) ?? 0) > feed.position)
        .map(([organizationId, feed]) => fill(organizationId, feed)),
    );
  } catch (error) {
    log.warn({ error }, 'the event logs could not be watched; it is tried again in a second');
  } finally {
    watching = false;
  }
}
