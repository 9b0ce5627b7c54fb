import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import type { PresentPerson } from './people';

const nobody: readonly PresentPerson[] = [];

/** Others who look at a conversation or write in it now. */
export function useOthersIn(conversationId: string): readonly PresentPerson[] {
  const { people } = useWorkspace().presence;
  const get = useCallback(() => people.othersIn(conversationId), [people, conversationId]);
  return useSyncExternalStore(people.subscribe, get, () => nobody);
}

export function useIsOnline(userId: string): boolean {
  const { people } = useWorkspace().presence;
  const get = useCallback(() => people.isOnline(userId), [people, userId]);
  return useSyncExternalStore(people.subscribe, get, () => false);
}

/** Tells the others that this tab shows a conversation, as long as it does. */
export function useShowing(conversationId: string): void {
  const { presence } = useWorkspace();
  useEffect(() => {
    presence.show(conversationId);
    return () => presence.show(null);
  }, [presence, conversationId]);
}

/** A text that lies there is not being written. */
const pauseMs = 60_000;

/** Tells the others that somebody writes in the conversation that this tab shows: a reply or a note. */
export function useEditingSignal() {
  const { presence } = useWorkspace();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const signal = useCallback(
    (isWriting: boolean) => {
      clearTimeout(timer.current);
      presence.edit(isWriting);
      if (isWriting) timer.current = setTimeout(() => presence.edit(false), pauseMs);
    },
    [presence],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  return signal;
}
