'use client';

import { useEffect, useState } from 'react';
import { useSubscription } from 'urql';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { TypingSubscription } from './thread-documents';

/** The server ends a lease after six seconds; should its word be lost, so do we. */
const forgetAfterMs = 7_000;

/** Who else is writing here. Its place is kept, so that nothing moves when somebody begins. */
export function TypingLine({ conversationId }: { conversationId: string }) {
  const t = useT();
  const { userId } = useWorkspace();
  const [{ data }] = useSubscription({ query: TypingSubscription, variables: { conversationId } });
  const [name, setName] = useState<string>();

  useEffect(() => {
    const event = data?.typing;
    if (!event || event.author.id === userId) return;
    setName(event.typing ? event.author.name : undefined);
    if (!event.typing) return;
    const timer = setTimeout(() => setName(undefined), forgetAfterMs);
    return () => clearTimeout(timer);
  }, [data, userId]);

  return (
    <p role="status" className="h-4 pl-9 text-meta text-muted">
      {name && (
        <span className="animate-appear">
          {t('thread.writing', { name })}
          <span className="animate-breathe"> …</span>
        </span>
      )}
    </p>
  );
}
