import type { Member } from '../auth/actor.ts';
import { AppError } from '../errors.ts';
import { parseCursor, toCursor } from './cursor.ts';
import type { EventType, LoggedEvent } from './event-types.ts';
import { readLogBounds } from './log.ts';

/** An event as a subscriber gets it, or the mark that the replay has reached the present. */
export type Followed = {
  cursor: string;
  type: EventType | 'caught_up' | 'hidden';
  occurredAt: Date;
  event: LoggedEvent | null;
  /** The events that are executed together with this one: their rows can be read together. */
  batch: readonly LoggedEvent[];
};

type Follow = {
  /** Replay what came behind this cursor, then go live. */
  after?: string | null | undefined;
  /** Which events the subscriber asked for and may see; checked for each event. */
  wants: (event: LoggedEvent) => boolean;
};

/**
 * What a subscriber of the log asks for. It is no stream by itself: `server/subscriptions` gives those who ask for the
 * same the same events, executed once.
 */
export class LogSource implements AsyncIterable<Followed> {
  readonly actor: Member;
  readonly wants: (event: LoggedEvent) => boolean;
  /** The last event the subscriber has; null: it begins with what happens next. */
  readonly start: number | null;

  constructor(actor: Member, wants: (event: LoggedEvent) => boolean, start: number | null) {
    this.actor = actor;
    this.wants = wants;
    this.start = start;
  }

  [Symbol.asyncIterator](): AsyncIterator<Followed> {
    throw new Error('the event log is followed through server/subscriptions');
  }
}

/**
 * The organization's events in order, each once: first what came behind `after`, then the mark `caught_up`, then what
 * happens.
 * @throws VALIDATION_FAILED for a malformed cursor; CURSOR_EXPIRED for a trimmed one, one from the future, or another
 * organization's
 */
export async function follow(actor: Member, { after, wants }: Follow): Promise<LogSource> {
  return new LogSource(actor, wants, after == null ? null : await checkCursor(actor.organizationId, after));
}

export function expired(): AppError {
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

/** The mark that a replay has reached the present, which is this event. */
export function caughtUp(organizationId: string, seq: number): Followed {
  return { cursor: toCursor(organizationId, seq), type: 'caught_up', occurredAt: new Date(), event: null, batch: [] };
}

export function followed(event: LoggedEvent, batch: readonly LoggedEvent[]): Followed {
  return {
    cursor: toCursor(event.organizationId, event.seq),
    type: event.type,
    occurredAt: event.occurredAt,
    event,
    batch,
  };
}
