const lookMs = 5_000;
/** A clock that went on this much further than the timer: the machine slept. */
const sleptMs = 15_000;

/**
 * Tells when a connection may have died unnoticed, or may be there again: the tab is seen, the network is back, or the
 * machine has slept. @returns how to stop
 */
export function onWake(listener: () => void): () => void {
  let lookedAt = Date.now();
  const onVisible = () => document.visibilityState === 'visible' && listener();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - lookedAt > lookMs + sleptMs) listener();
    lookedAt = now;
  }, lookMs);
  addEventListener('online', listener);
  addEventListener('pageshow', listener);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    clearInterval(timer);
    removeEventListener('online', listener);
    removeEventListener('pageshow', listener);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

/** Waits, but no longer than until the next waking. */
export function waitOrWake(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = onWake(done);
    const timer = setTimeout(done, delayMs);
  });
}
