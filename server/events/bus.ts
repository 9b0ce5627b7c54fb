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
 * The bus wakes and carries; the log is the truth. This one reaches the subscribers of this process; another process
 * on the same database is noticed by reading the log (feed.ts).
 */
const eventListeners = new Set<Listener<LoggedEvent>>();
const signalListeners = new Map<string, Set<Listener<Signal>>>();

/** Called after the commit by `change` alone. */
export function publish(events: readonly LoggedEvent[]): void {
  for (const event of events) for (const listener of eventListeners) listener(event);
}

export function onPublished(listener: Listener<LoggedEvent>): () => void {
  eventListeners.add(listener);
  return () => eventListeners.delete(listener);
}

export function publishSignal(signal: Signal): void {
  for (const listener of signalListeners.get(signal.organizationId) ?? []) listener(signal);
}

/** The signals of one organization. @returns how to stop */
export function onSignal(organizationId: string, listener: Listener<Signal>): () => void {
  const listeners = signalListeners.get(organizationId) ?? new Set();
  signalListeners.set(organizationId, listeners.add(listener));
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && signalListeners.get(organizationId) === listeners) {
      signalListeners.delete(organizationId);
    }
  };
}
