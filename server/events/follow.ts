import type { Member } from '../auth/actor.ts';
import { isGone, onIdentityForgotten } from '../auth/identities.ts';
import { watchRights } from '../auth/rights-watch.ts';
import { AppError } from '../errors.ts';
import { parseCursor, toCursor } from './cursor.ts';
import type { EventType, LoggedEvent } from './event-types.ts';
import { joinFeed } from './feed.ts';
import { readEvents, readLogBounds } from './log.ts';

/** An event as a subscriber gets it, or the mark that the replay has reached the present. */
export type Followed = {
  cursor: string;
  type: EventType | 'caught_up' | 'hidden';
  occurredAt: Date;
  event: LoggedEvent | null;
  /** The events that were waiting together with this one: their rows can be read together. */
  batch: readonly LoggedEvent[];
};

type Follow = {
  /** Replay what came behind this cursor, then go live. */
  after?: string | null | undefined;
  /** Which events the subscriber asked for and may see; checked for each event. */
  wants: (event: LoggedEvent) => boolean;
};

const liveQueueMax = 1000;

/**
 * The organization's events in order, each once: first what came behind `after`, then the mark `caught_up`, then what
 * happens. A subscriber that reads too slowly loses its live queue, never an event: it reads on from the log.
 * @throws VALIDATION_FAILED for a malformed cursor; CURSOR_EXPIRED for a trimmed one, one from the future, or another
 * organization's
 */
export async function follow(actor: Member, options: Follow): Promise<AsyncIterableIterator<Followed>> {
  const { organizationId } = actor;
  const start = options.after == null ? null : await checkCursor(organizationId, options.after);
  const queue = new LiveQueue();
  const { feed, position, leave } = await joinFeed(organizationId, (event) => queue.push(event));
  const events = run({
    organizationId,
    wants: options.wants,
    position: start ?? position,
    replay: start !== null,
    feed,
    queue,
  });
  const endLease = leaseOf(actor, (error) => queue.fail(error));
  const stop = () => {
    endLease();
    leave();
    queue.close();
  };
  return new Stoppable(events, stop);
}

const timeoutMsMax = 2_147_483_647;
const graceMs = 1000;

/**
 * A subscriber hears nothing more once its session, membership or key has ended, or its token has expired. A socket is
 * closed by its own timer a moment earlier (graphql/websocket.ts); this one is for Server-Sent Events.
 */
function leaseOf(actor: Member, end: (error: AppError) => void): () => void {
  const unwatch = onIdentityForgotten((gone) => {
    if (isGone(actor, gone)) end(new AppError('UNAUTHENTICATED', 'The session has ended; log in again.'));
  });
  const unwatchRights = watchRights(actor);
  const leftMs = actor.expiresAt ? actor.expiresAt.getTime() - Date.now() + graceMs : timeoutMsMax;
  const expiry = setTimeout(
    () => end(new AppError('UNAUTHENTICATED', 'The access token has expired; refresh the session.', { expired: true })),
    Math.min(leftMs, timeoutMsMax),
  ).unref();
  return () => {
    unwatch();
    unwatchRights();
    clearTimeout(expiry);
  };
}

/** A generator that waits for the next event cannot be returned from; it is woken first. */
class Stoppable implements AsyncIterableIterator<Followed> {
  #events: AsyncGenerator<Followed, undefined>;
  #stop: () => void;

  constructor(events: AsyncGenerator<Followed, undefined>, stop: () => void) {
    this.#events = events;
    this.#stop = stop;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  async next(): Promise<IteratorResult<Followed, undefined>> {
    try {
      const result = await this.#events.next();
      if (result.done) this.#stop();
      return result;
    } catch (error) {
      this.#stop();
      throw error;
    }
  }

  return(): Promise<IteratorResult<Followed, undefined>> {
    this.#stop();
    return this.#events.return(undefined);
  }
}

function expired(): AppError {
  return new AppError('CURSOR_EXPIRED', 'The events behind this cursor are no longer kept; read the list anew.');
}

/** The number of a cursor whose following events are kept. @throws VALIDATION_FAILED, CURSOR_EXPIRED */
export async function checkCursor(organizationId: string, cursor: string, path = 'after'): Promise<number> {
  const seq = parseCursor(organizationId, cursor, path);
  const { head, trimmed } = await readLogBounds(organizationId);
  if (seq < trimmed) throw expired();
  if (seq > head) throw new AppError('CURSOR_EXPIRED', 'This cursor lies ahead of the event log; read the list anew.');
  return seq;
}

type Run = {
  organizationId: string;
  wants: (event: LoggedEvent) => boolean;
  /** The last event the subscriber has; taken before the generator's body starts, which is at its first `next`. */
  position: number;
  replay: boolean;
  feed: { position: number };
  queue: LiveQueue;
};

async function* run({
  organizationId,
  wants,
  position,
  replay,
  feed,
  queue,
}: Run): AsyncGenerator<Followed, undefined> {
  let announced = !replay;
  while (!queue.closed) {
    while (position < feed.position) {
      const events = await readEvents(organizationId, position);
      if (events.length === 0) throw expired();
      for (const event of events) {
        position = event.seq;
        if (wants(event)) yield followed(event, events);
        if (queue.failure) throw queue.failure;
        if (queue.closed) return;
      }
    }
    if (!announced) {
      announced = true;
      yield caughtUp(organizationId, position);
    }
    const live = queue.takeAll().filter(({ seq }) => seq > position);
    for (const event of live) {
      if (event.seq > position + 1) break; // the queue overflowed: read on from the log
      position = event.seq;
      if (wants(event)) yield followed(event, live);
      if (queue.failure) throw queue.failure;
    }
    if (position >= feed.position) await queue.filled();
    if (queue.failure) throw queue.failure;
  }
}

function caughtUp(organizationId: string, seq: number): Followed {
  return { cursor: toCursor(organizationId, seq), type: 'caught_up', occurredAt: new Date(), event: null, batch: [] };
}

function followed(event: LoggedEvent, batch: readonly LoggedEvent[]): Followed {
  return {
    cursor: toCursor(event.organizationId, event.seq),
    type: event.type,
    occurredAt: event.occurredAt,
    event,
    batch,
  };
}

/** Live events that wait for a subscriber. When too many wait they are dropped, since the log has them. */
class LiveQueue {
  closed = false;
  failure: AppError | null = null;
  #events: LoggedEvent[] = [];
  #wake: (() => void) | null = null;

  push(event: LoggedEvent): void {
    if (this.#events.length >= liveQueueMax) this.#events = [];
    this.#events.push(event);
    this.#signal();
  }

  takeAll(): LoggedEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  filled(): Promise<void> {
    if (this.#events.length > 0 || this.closed || this.failure) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Ends the subscription with an error, also in the middle of a replay. */
  fail(error: AppError): void {
    this.failure = error;
    this.#signal();
  }

  close(): void {
    this.closed = true;
    this.#events = [];
    this.#signal();
  }

  #signal(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
