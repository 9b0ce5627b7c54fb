import { useMemo, useSyncExternalStore } from 'react';
import { createDates, type Dates } from './dates';
import { useLocale } from './i18n-provider';

export function useDates(): Dates {
  const locale = useLocale();
  return useMemo(() => createDates(locale), [locale]);
}

// One clock for the whole page: two hundred rows with a timer each would wake the tab all the time.
const tickMs = 20_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = Date.now();
  for (const notify of listeners) notify();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    now = Date.now();
    timer = setInterval(tick, tickMs);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

const readNow = () => now;

/** The time now, to about twenty seconds; re-renders when it moves. */
export function useNow(): Date {
  const value = useSyncExternalStore(subscribe, readNow, () => 0);
  return useMemo(() => new Date(value), [value]);
}
