import { useSyncExternalStore } from 'react';

type Preference<T extends string> = {
  get: () => T;
  /** Whether somebody chose at this browser, now or earlier. */
  isChosen: () => boolean;
  set: (value: T) => void;
  use: () => T;
};

/** One choice of the person at this browser, kept as plain text so that preferences.js can read it before the app runs. */
export function createPreference<T extends string>(key: string, initial: T, resolveInitial?: () => T): Preference<T> {
  const listeners = new Set<() => void>();
  let value: T | undefined;
  let isSet = false;

  const get = (): T => {
    if (value === undefined) {
      try {
        value = (localStorage.getItem(key) as T | null) ?? resolveInitial?.() ?? initial;
      } catch {
        value = initial;
      }
    }
    return value;
  };

  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    get,
    isChosen() {
      try {
        return isSet || localStorage.getItem(key) !== null;
      } catch {
        return isSet;
      }
    },
    set(next) {
      value = next;
      isSet = true;
      try {
        localStorage.setItem(key, next);
      } catch {
        // Refused: the choice holds until the page is closed.
      }
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get, () => initial),
  };
}
