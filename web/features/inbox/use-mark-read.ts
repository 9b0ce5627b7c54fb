import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useMutation } from 'urql';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import { MarkConversationRead } from './conversation-documents';
import type { ConversationItem } from './conversation-item';

/** Long enough that passing by with j and k does not count as reading. */
const readAfterMs = 600;
const retryMs = 3_000;

/** Marks the open thread as read, while somebody can see it. */
export function useMarkRead(item: ConversationItem | undefined): void {
  const { connection } = useWorkspace();
  const [, markRead] = useMutation(MarkConversationRead);
  const phase = useSyncExternalStore(connection.subscribe, connection.get, connection.get);
  const [attempt, setAttempt] = useState(0);
  const id = item?.id;
  const seq = item?.lastSeq ?? 0;
  const isUnread = item !== undefined && item.unreadCount > 0;
  const isPutBack = useIsPutBack(item, attempt);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another try.
  useEffect(() => {
    if (!id || !isUnread || isPutBack || phase === 'down') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mark = async () => {
      const { error } = await markRead({ input: { id, seq } });
      // Beyond this effect, which the mark that is taken back ends.
      if (error?.networkError) setTimeout(() => setAttempt((count) => count + 1), retryMs);
    };
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(mark, readAfterMs);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, seq, isUnread, isPutBack, phase, attempt, markRead]);
}

/** The viewer has made the open thread unread again, here or in another tab: it stays so until there is something new. */
function useIsPutBack(item: ConversationItem | undefined, attempt: number): boolean {
  const furthest = useRef({ lastReadSeq: 0, lastSeq: 0, attempt });
  const { lastReadSeq = 0, lastSeq = 0 } = item ?? {};
  const { current } = furthest;
  // A mark that could not be set is taken back as well: that is no wish of the viewer's.
  const isPutBack = attempt === current.attempt && lastReadSeq < current.lastReadSeq && lastSeq <= current.lastSeq;
  useEffect(() => {
    if (!isPutBack) furthest.current = { lastReadSeq, lastSeq, attempt };
  });
  return isPutBack;
}
