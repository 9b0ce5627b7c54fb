import { useCallback, useSyncExternalStore } from 'react';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import type { Writer } from './typing';

const nobody: readonly Writer[] = [];

/** Who else is writing in a conversation now: the contact, or a colleague. */
export function useWriters(conversationId: string): readonly Writer[] {
  const { typing } = useWorkspace();
  const get = useCallback(() => typing.writersIn(conversationId), [typing, conversationId]);
  return useSyncExternalStore(typing.subscribe, get, () => nobody);
}
