import { log } from '../logging/log.ts';
import type { LoggedEvent } from './event-types.ts';

/** A signal that is not logged: it ends by itself and may be lost. */
export type Signal = {
  organizationId: string;
  kind: 'typing' | 'presence' | 'answer' | 'answer_wanted';
  /** Null: it is about the organization as a whole. */
  conversationId: string | null;
  data: Record<string, unknown>;
};

/** What processes say to each other. */
export type BusMessage =
  | { events: readonly LoggedEvent[] }
  | { signal: Signal }
  /** Whose rights are no longer what they were (auth/identities.ts). */
  | { gone: Record<string, unknown> };

/** What carries messages to the other processes. Nothing in it waits for, or fails because of, one that is away. */
export type Transport = {
  /** @param topic an organization's id, or `everybody` */
  send(topic: string, message: BusMessage): void;
  /** Resolves once messages of the topic arrive, or at once while they cannot. */
  subscribe(topic: string): Promise<void>;
  unsubscribe(topic: string): void;
  isHealthy(): boolean;
  close(): Promise<void>;
};

export const everybody = 'everybody';

type Listener<T> = (message: T) => void;

/**
 * The bus wakes and carries; the log is the truth. Listeners of this process are called at once; a transport carries
 * messages to other processes, and what it loses is read from the log (feed.ts).
 */
const eventListeners = new Set<Listener<LoggedEvent>>();
const signalListeners = new Map<string, Set<Listener<Signal>>>();
const goneListeners = new Set<Listener<Record<string, unknown>>>();
const restoredListeners = new Set<() => void>();

let transport: Transport | null = null;
/** Topics that somebody in this process listens to, each with the number of its listeners. */
const topics = new Map<string, number>();

/** @param next null: messages stay in this process */
export async function setTransport(next: Transport | null): Promise<void> {
  const previous = transport;
  transport = next;
  await previous?.close();
  await Promise.all([everybody, ...topics.keys()].map((topic) => next?.subscribe(topic)));
}

/** `degraded`: other processes are heard of through the log alone. */
export function busState(): 'memory' | 'redis' | 'degraded' {
  if (!transport) return 'memory';
  return transport.isHealthy() ? 'redis' : 'degraded';
}

/**
 * Listens to the organization's messages from other processes too.
 * @returns when they arrive, or at once while the transport is away
 */
export async function openTopic(topic: string): Promise<void> {
  topics.set(topic, (topics.get(topic) ?? 0) + 1);
  await transport?.subscribe(topic);
}

export function closeTopic(topic: string): void {
  const left = (topics.get(topic) ?? 1) - 1;
  if (left > 0) {
    topics.set(topic, left);
    return;
  }
  topics.delete(topic);
  transport?.unsubscribe(topic);
}

/** Called after the commit by `change` alone. All events are of one organization. */
export function publish(events: readonly LoggedEvent[]): void {
  for (const event of events) call(eventListeners, event);
  const [first] = events;
  if (first) transport?.send(first.organizationId, { events });
}

export function onPublished(listener: Listener<LoggedEvent>): () => void {
  eventListeners.add(listener);
  return () => eventListeners.delete(listener);
}

export function publishSignal(signal: Signal): void {
  const { organizationId } = signal;
  call(signalListeners.get(organizationId), signal);
  // Whoever asks the others something must hear their answer.
  const listening = topics.has(organizationId) ? transport?.subscribe(organizationId) : undefined;
  if (listening) void listening.then(() => transport?.send(organizationId, { signal }));
  else transport?.send(organizationId, { signal });
}

/** Signals of one organization, from every process. */
export function onSignal(organizationId: string, listener: Listener<Signal>): () => void {
  const listeners = signalListeners.get(organizationId) ?? new Set();
  signalListeners.set(organizationId, listeners);
  listeners.add(listener);
  void openTopic(organizationId);
  return () => {
    if (!listeners.delete(listener)) return;
    if (listeners.size === 0 && signalListeners.get(organizationId) === listeners) {
      signalListeners.delete(organizationId);
    }
    closeTopic(organizationId);
  };
}

/** Tells the other processes. */
export function publishGone(gone: Record<string, unknown>): void {
  transport?.send(everybody, { gone });
}

/** Heard from other processes. */
export function onGone(listener: Listener<Record<string, unknown>>): () => void {
  goneListeners.add(listener);
  return () => goneListeners.delete(listener);
}

/** Called when the transport has come back: what was said meanwhile is lost. */
export function onRestored(listener: () => void): () => void {
  restoredListeners.add(listener);
  return () => restoredListeners.delete(listener);
}

/** What the transport calls with another process's message. */
export function hear(message: BusMessage): void {
  if ('events' in message) for (const event of message.events) call(eventListeners, event);
  else if ('signal' in message) call(signalListeners.get(message.signal.organizationId), message.signal);
  else call(goneListeners, message.gone);
}

/** What the transport calls when it has come back. */
export function restored(): void {
  for (const listener of restoredListeners) listener();
}

/** One listener that fails keeps nothing from the others, and nothing from the writer whose change is committed. */
function call<T>(listeners: Iterable<Listener<T>> | undefined, message: T): void {
  for (const listener of listeners ?? []) {
    try {
      listener(message);
    } catch (err) {
      log.error({ err }, 'a listener of the bus failed');
    }
  }
}
