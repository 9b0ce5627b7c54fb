import { useEffect, useId, useSyncExternalStore } from 'react';

// One for the tab: links, keys, the palette and the browser itself all lead away from the same page.
const changed = new Set<string>();
const listeners = new Set<() => void>();
let asking: (() => void) | null = null;

function ask(go: (() => void) | null): void {
  asking = go;
  for (const listener of listeners) listener();
}

const warn = (event: BeforeUnloadEvent) => event.preventDefault();

function mark(id: string, isChanged: boolean): void {
  if (isChanged) changed.add(id);
  else changed.delete(id);
  if (changed.size > 0) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
}

/** Changes that would be lost by leaving the page. */
export const unsaved = {
  exist: () => changed.size > 0,

  /** Goes at once when nothing would be lost, else when the person says so. */
  leave(go: () => void): void {
    if (changed.size > 0) ask(go);
    else go();
  },

  stay: () => ask(null),

  discard(): void {
    const go = asking;
    for (const id of [...changed]) mark(id, false);
    ask(null);
    go?.();
  },
};

/** Says of a form that it has changes that are not saved. */
export function useUnsaved(isChanged: boolean): void {
  const id = useId();
  useEffect(() => {
    mark(id, isChanged);
    return () => mark(id, false);
  }, [id, isChanged]);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useUnsavedQuestion(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => asking !== null,
    () => false,
  );
}
