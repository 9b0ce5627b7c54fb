const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('switchboard.session');

/** Runs one at a time across the tabs of this browser. Locks exist on secure origins alone; elsewhere it just runs. */
export async function exclusively<T>(name: string, run: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return run();
  return await navigator.locks.request(name, run);
}

/** Said before the log-out is asked for: the server closes the sockets of every tab at once. */
export function announceLeaving(): void {
  channel?.postMessage('leaving');
}

export function announceSignedOut(): void {
  channel?.postMessage('signed-out');
}

export function onSignedOutElsewhere(listener: { leaving: () => void; signedOut: () => void }): void {
  if (!channel) return;
  channel.onmessage = ({ data }) => (data === 'leaving' ? listener.leaving() : listener.signedOut());
}
