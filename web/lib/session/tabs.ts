const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('switchboard.session');

/** Runs one at a time across the tabs of this browser. Locks exist on secure origins alone; elsewhere it just runs. */
export async function exclusively<T>(name: string, run: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return run();
  return await navigator.locks.request(name, run);
}

export function announceSignedOut(): void {
  channel?.postMessage('signed-out');
}

export function onSignedOutElsewhere(listener: () => void): void {
  if (channel) channel.onmessage = listener;
}
