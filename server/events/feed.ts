import { log } from '../logging/log.ts';
import { listenTo, onPublished } from './bus.ts';
import type { LoggedEvent } from './event-types.ts';
import { eventBatchSize, readEvents, readLogBounds } from './log.ts';
import { RecentEvents } from './recent-events.ts';

type Listener = (event: LoggedEvent) => void;

/**
 * One organization's live events in this process, in order and without a hole: an event that arrives early makes the
 * feed read what is missing from the log. A number is committed only after all smaller ones, so whatever is missing
 * can be read at once.
 */
export class Feed {
  readonly organizationId: string;
  /** Number of the last event handed to listeners. */
  position = 0;
  /** When the bus last said something. */
  heardAt = Date.now();
  readonly listeners = new Set<Listener>();
  /** Until the log's end has been read, events are only kept. */
  #starting = true;
  #filling: Promise<void> | null = null;
  readonly #early = new Map<number, LoggedEvent>();
  readonly #recent = new RecentEvents();
  readonly #channel: ReturnType<typeof listenTo>;

  constructor(organizationId: string) {
    this.organizationId = organizationId;
    this.#channel = listenTo(organizationId);
  }

  /** The channel is open before the log's end is read: what is published meanwhile is kept as early. */
  async start(): Promise<void> {
    await this.#channel.opened;
    const { head } = await readLogBounds(this.organizationId);
    this.position = head;
    this.#starting = false;
    for (const seq of this.#early.keys()) if (seq <= head) this.#early.delete(seq);
    this.#drain();
    if (this.#early.size > 0) void this.fill();
  }

  get isIdle(): boolean {
    return !this.#starting && !this.#filling;
  }

  receive(event: LoggedEvent): void {
    this.heardAt = Date.now();
    if (!this.#starting && event.seq <= this.position) return;
    this.#early.set(event.seq, event);
    if (this.#starting) return;
    this.#drain();
    if (this.#early.size > 0) void this.fill();
  }

  /** The events behind a number, when they are all still at hand; else null: they are read from the log. */
  since(seq: number): readonly LoggedEvent[] | null {
    return this.#recent.since(seq);
  }

  /** Reads the missing range from the log. */
  fill(): Promise<void> {
    this.#filling ??= this.#readMissing()
      .catch((error) => {
        const { organizationId } = this;
        log.warn({ err: error, organizationId }, 'the event log could not be read; it is tried again');
      })
      .finally(() => {
        this.#filling = null;
      });
    return this.#filling;
  }

  close(): void {
    this.#channel.leave();
  }

  #drain(): void {
    for (;;) {
      const next = this.#early.get(this.position + 1);
      if (!next) return;
      this.#early.delete(next.seq);
      this.position = next.seq;
      this.#recent.add(next);
      for (const listener of this.listeners) listener(next);
    }
  }

  async #readMissing(): Promise<void> {
    for (;;) {
      const events = await readEvents(this.organizationId, this.position);
      for (const event of events) if (event.seq > this.position) this.#early.set(event.seq, event);
      this.#drain();
      if (events.length < eventBatchSize) return;
    }
  }
}

const opening = new Map<string, Promise<Feed>>();
const open = new Map<string, Feed>();

onPublished((event) => open.get(event.organizationId)?.receive(event));

/** The feeds of this process. */
export function openFeeds(): Iterable<Feed> {
  return open.values();
}

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
  let starting = opening.get(organizationId);
  if (!starting) {
    starting = startFeed(organizationId);
    opening.set(organizationId, starting);
    starting.catch(() => opening.delete(organizationId));
  }
  const feed = await starting;
  // Its last listener may have left, and closed it, while this one was waiting.
  return open.get(organizationId) === feed ? feed : openFeed(organizationId);
}

async function startFeed(organizationId: string): Promise<Feed> {
  const feed = new Feed(organizationId);
  open.set(organizationId, feed);
  try {
    await feed.start();
  } catch (error) {
    open.delete(organizationId);
    feed.close();
    throw error;
  }
  return feed;
}

function closeFeed(feed: Feed): void {
  if (open.get(feed.organizationId) !== feed) return;
  open.delete(feed.organizationId);
  opening.delete(feed.organizationId);
  feed.close();
}
