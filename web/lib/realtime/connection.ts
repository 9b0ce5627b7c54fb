import { useEffect, useState, useSyncExternalStore } from 'react';

type Phase = 'down' | 'crowded' | 'catchingUp' | 'live';
export type ConnectionState = 'live' | 'reconnecting' | 'offline' | 'crowded' | 'catchingUp';

/** Short breaks are not worth anybody's attention. */
const showAfterMs = { down: 2_000, crowded: 0, catchingUp: 400, live: 0 } as const;
/** By then nobody believes in "Reconnecting" any more. */
const offlineAfterMs = 20_000;

export type Connection = ReturnType<typeof createConnection>;

/** What is known about the way to the server; the socket and the event feed report to it. */
export function createConnection() {
  const listeners = new Set<() => void>();
  let phase: Phase = 'catchingUp';
  return {
    get: () => phase,
    set(next: Phase) {
      if (phase === next) return;
      phase = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function subscribeOnline(listener: () => void) {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

export function useConnectionState(connection: Connection): ConnectionState {
  const phase = useSyncExternalStore(connection.subscribe, connection.get, () => 'live' as const);
  const online = useSyncExternalStore(
    subscribeOnline,
    () => navigator.onLine,
    () => true,
  );
  const [shown, setShown] = useState<ConnectionState>('live');

  useEffect(() => {
    if (phase === 'live') return setShown('live');
    const show = setTimeout(() => setShown(phase === 'down' ? 'reconnecting' : phase), showAfterMs[phase]);
    const giveUp = phase === 'down' ? setTimeout(() => setShown('offline'), offlineAfterMs) : undefined;
    return () => {
      clearTimeout(show);
      clearTimeout(giveUp);
    };
  }, [phase]);

  if (!online && phase !== 'live') return 'offline';
  return shown;
}
