import { randomUUID } from 'node:crypto';
import type { RedisLink } from '../redis/redis.ts';
import type { LoggedEvent } from './event-types.ts';

/** A signal that is not logged: it ends by itself and may be lost. */
export type Signal = {
  organizationId: string;
  kind: 'typing' | 'presence';
  conversationId: string | null;
  data: Record<string, unknown>;
};

type Listener<T> = (message: T) => void;

/**
 * The bus wakes and carries; the log is the truth. Listeners of this process are told at once; those of other processes
 * through Redis, on a channel for each organization that somebody listens to. A message that is lost on the way is
 * noticed by reading the log (feed.ts).
 */
const eventListeners = new Set<Listener<LoggedEvent>>();
const signalListeners = new Map<string, Set<Listener<Signal>>>();

/** `memory`: there is one process; `degraded`: Redis is away. */
export type BusState = 'memory' | 'redis' | 'degraded';

const processId = randomUUID();
let redis: RedisLink | null = null;

/** Organizations that something in this process listens to: how many times, and when their channel is open. */
const interests = new Map<string, { count: number; open: Promise<void> }>();

/** @param link null: there are no other processes */
export function carryOver(link: RedisLink | null): void {
  redis = link;
}

export function busState(): BusState {
  if (!redis) return 'memory';
  return redis.isReady ? 'redis' : 'degraded';
}

/** Called when messages may have been missed, and are missed no more. */
export function onBusBack(listener: () => void): void {
  redis?.onReady(listener);
}

const channelOf = (organizationId: string) => `switchboard:organization:${organizationId}`;

/**
 * Opens the organization's channel for as long as somebody needs it.
 * @returns `opened`: from then on nothing is missed, unless Redis is away; and how to let go
 */
export function listenTo(organizationId: string): { opened: Promise<void>; leave: () => void } {
  const interest = interests.get(organizationId) ?? { count: 0, open: openChannel(organizationId) };
  interest.count += 1;
  interests.set(organizationId, interest);
  return { opened: interest.open, leave: () => leave(organizationId, interest) };
}

async function openChannel(organizationId: string): Promise<void> {
  await redis?.subscribe(channelOf(organizationId), hear);
}

function leave(organizationId: string, interest: { count: number }): void {
  interest.count -= 1;
  if (interest.count > 0 || interests.get(organizationId) !== interest) return;
  interests.delete(organizationId);
  void redis?.unsubscribe(channelOf(organizationId));
}

type Carried = { events: LoggedEvent[] } | { signal: Signal };

function send(organizationId: string, message: Carried): void {
  redis?.publish(channelOf(organizationId), `${processId} ${JSON.stringify(message)}`);
}

function hear(text: string): void {
  if (text.startsWith(processId)) return;
  const message = JSON.parse(text.slice(processId.length + 1)) as Carried;
  if ('signal' in message) tellSignal(message.signal);
  else for (const event of message.events) tellEvent({ ...event, occurredAt: new Date(event.occurredAt) });
}

function tellEvent(event: LoggedEvent): void {
  for (const listener of eventListeners) listener(event);
}

function tellSignal(signal: Signal): void {
  for (const listener of signalListeners.get(signal.organizationId) ?? []) listener(signal);
}

/** Called after the commit by `change` alone. */
export function publish(events: readonly LoggedEvent[]): void {
  const [first] = events;
  if (!first) return;
  for (const event of events) tellEvent(event);
  send(first.organizationId, { events: [...events] });
}

export function onPublished(listener: Listener<LoggedEvent>): () => void {
  eventListeners.add(listener);
  return () => eventListeners.delete(listener);
}

export function publishSignal(signal: Signal): void {
  tellSignal(signal);
  // Who asks the others something must hear their answer.
  const opening = interests.get(signal.organizationId)?.open;
  if (opening) void opening.then(() => send(signal.organizationId, { signal }));
  else send(signal.organizationId, { signal });
}

/** The signals of one organization. @returns how to stop */
export function onSignal(organizationId: string, listener: Listener<Signal>): () => void {
  const listeners = signalListeners.get(organizationId) ?? new Set();
  signalListeners.set(organizationId, listeners.add(listener));
  const { leave } = listenTo(organizationId);
  return () => {
    if (!listeners.delete(listener)) return;
    leave();
    if (listeners.size === 0 && signalListeners.get(organizationId) === listeners) {
      signalListeners.delete(organizationId);
    }
  };
}
