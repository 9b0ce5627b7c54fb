import { log } from '../logging/log.ts';
import { busState, closeTopic, onPublished, openTopic } from './bus.ts';
import type { LoggedEvent } from './event-types.ts';
import { watchSilence } from './feed-watch.ts';
import { eventBatchSize, readEvents, readLogBounds } from './log.ts';
import { RecentEvents } from './recent.ts';

/** Messages of two processes, or of two connections, overtake each other: most holes close by themselves. */
const holeGraceMs = 20;

type Listener = (event: LoggedEvent) => void;

/**
 * One organization's live events in this process, in order and without a hole: an event that arrives early makes the
 * feed read what is missing from the log. A number is committed only after all smaller ones, so whatever is missing
 * can be read at once.
 */
export class Feed {
  readonly organizationId: string;
  /** Until the log's end has been read, events are only kept. */
  starting = true;
  /** Number of the last event handed to listeners. */
  position = 0;
  /** When an event last came, or the log was last looked at. */
  heardAt = Date.now();
  filling: Promise<void> | null = null;
  readonly listeners = new Set<Listener>();
  readonly recent = new RecentEvents();
  #early = new Map<number, LoggedEvent>();
  #received = 0;
  #hole: NodeJS.Timeout | null = null;

  constructor(organizationId: string) {
    this.organizationId = organizationId;
  }

  /** Begins at the log's end, with the last events in memory for those who resume. */
  async start(): Promise<void> {
    const { head, trimmed } = await readLogBounds(this.organizationId);
    const last = head > trimmed ? await readEvents(this.organizationId, Math.max(trimmed, head - eventBatchSize)) : [];
    for (const event of last) if (event.seq <= head) this.recent.push(event);
    this.position = head;
    this.heardAt = Date.now();
    this.starting = false;
    for (const seq of this.#early.keys()) if (seq <= head) this.#early.delete(seq);
    this.#take(last);
    if (this.#early.size > 0) void this.fill();
  }

  /** An event of the bus; it may come early, late or twice. */
  receive(event: LoggedEvent): void {
    this.heardAt = Date.now();
    this.#received++;
    if (this.starting) this.#early.set(event.seq, event);
    else this.#take([event]);
    if (!this.starting && this.#early.size > 0) this.#fillSoon();
  }

  #fillSoon(): void {
    const fill = () => {
      this.#hole = null;
      if (this.#early.size > 0) void this.fill();
    };
    this.#hole ??= setTimeout(fill, busState() === 'degraded' ? 0 : holeGraceMs).unref();
  }

  /** The events behind `seq` in order, up to `position`; null when they must be read from the log. */
  since(seq: number): LoggedEvent[] | null {
    return seq >= this.position ? [] : this.recent.since(seq);
  }

  /** Reads what is missing from the log. */
  fill(): Promise<void> {
    this.filling ??= this.#readMissing()
      .catch((err) => {
        log.warn({ err, organizationId: this.organizationId }, 'the event log could not be read; it is tried again');
      })
      .finally(() => {
        this.filling = null;
      });
    return this.filling;
  }

  async #readMissing(): Promise<void> {
    for (;;) {
      const received = this.#received;
      const events = await readEvents(this.organizationId, this.position);
      this.#take(events);
      if (events.length === eventBatchSize) continue;
      // What came while the log was read may lie behind a hole that was not there before.
      if (this.#early.size === 0 || received === this.#received) return;
    }
  }

  /** Hands on what follows without a hole, and keeps the rest. */
  #take(events: readonly LoggedEvent[]): void {
    for (const event of events) if (event.seq > this.position) this.#early.set(event.seq, event);
    for (;;) {
      const next = this.#early.get(this.position + 1);
      if (!next) return;
      this.#early.delete(next.seq);
      this.position = next.seq;
      this.recent.push(next);
      this.#handOn(next);
    }
  }

  #handOn(event: LoggedEvent): void {
    for (const listener of this.listeners) {
      try {
        listener(event);
      } catch (err) {
        log.error({ err, organizationId: this.organizationId, seq: event.seq }, 'a subscriber failed'); // the others go on
      }
    }
  }
}

const opening = new Map<string, Promise<Feed>>();
const open = new Map<string, Feed>();
let stopWatching: (() => void) | null = null;

/**
 * Hands every later event of the organization to the listener, synchronously.
 * @returns the feed, its position when the listener joined, and how to leave
 */
export async function joinFeed(organizationId: string, listener: Listener) {
  const feed = await openFeed(organizationId);
  feed.listeners.add(listener);
  return {
    feed,
    position: feed.position,
    leave: () => {
      feed.listeners.delete(listener);
      if (feed.listeners.size === 0) closeFeed(feed);
    },
  };
}

async function openFeed(organizationId: string): Promise<Feed> {
  let started = opening.get(organizationId);
  if (!started) {
    started = startFeed(organizationId);
    opening.set(organizationId, started);
    started.catch(() => opening.delete(organizationId));
  }
  const feed = await started;
  // Its last listener may have left, and closed it, while this one was waiting.
  return open.get(organizationId) === feed ? feed : openFeed(organizationId);
}

async function startFeed(organizationId: string): Promise<Feed> {
  const feed = new Feed(organizationId);
  open.set(organizationId, feed); // before the head is read: what is published meanwhile is kept as early
  try {
    await openTopic(organizationId);
    await feed.start();
  } catch (error) {
    open.delete(organizationId);
    closeTopic(organizationId);
    throw error;
  }
  stopWatching ??= watchSilence(open);
  return feed;
}

function closeFeed(feed: Feed): void {
  const { organizationId } = feed;
  if (open.get(organizationId) !== feed) return;
  open.delete(organizationId);
  opening.delete(organizationId);
  closeTopic(organizationId);
  if (open.size > 0) return;
  stopWatching?.();
  stopWatching = null;
}

onPublished((event) => open.get(event.organizationId)?.receive(event));
