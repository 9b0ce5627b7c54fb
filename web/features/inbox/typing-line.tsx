'use client';

import { useOthersIn } from '@/features/presence/use-presence';
import { useT } from '@/lib/i18n/i18n-provider';
import { useWriters } from './use-writers';

/** The contact is writing; colleagues are named beside the composer. Its place is kept, so that nothing moves. */
export function TypingLine({ conversationId }: { conversationId: string }) {
  const t = useT();
  const others = useOthersIn(conversationId);
  const writers = useWriters(conversationId).filter(({ id }) => !others.some(({ userId }) => userId === id));
  const name = writers.at(-1)?.name;
  return (
    <p role="status" className="h-4 truncate pl-9 text-meta text-muted">
      {name && (
        <span className="animate-appear">
          {t('thread.writing', { name })}
          <span className="animate-breathe"> …</span>
        </span>
      )}
    </p>
  );
}
