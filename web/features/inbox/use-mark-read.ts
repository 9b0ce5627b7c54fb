import { useEffect } from 'react';
import { useMutation } from 'urql';
import { MarkConversationRead } from './conversation-documents';
import type { ConversationItem } from './conversation-item';

/** Long enough that passing by with j and k does not count as reading. */
const readAfterMs = 600;

/** Marks the open thread as read, while somebody can see it. */
export function useMarkRead(item: ConversationItem | undefined): void {
  const [, markRead] = useMutation(MarkConversationRead);
  const id = item?.id;
  const seq = item?.lastSeq ?? 0;
  const isUnread = item !== undefined && item.unreadCount > 0;

  useEffect(() => {
    if (!id || !isUnread) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState !== 'visible') return;
      timer = setTimeout(() => void markRead({ input: { id, seq } }), readAfterMs);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, seq, isUnread, markRead]);
}
