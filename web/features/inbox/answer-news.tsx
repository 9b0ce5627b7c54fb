'use client';

import { useEffect, useState } from 'react';
import { useT } from '@/lib/i18n/i18n-provider';
import { answeringText } from './answering-text';
import type { ThreadMessage } from './thread-rows';

/** Tells screen readers what an AI agent is doing and then what it answered: not every word as it comes. */
export function AnswerNews({ messages }: { messages: readonly ThreadMessage[] }) {
  const t = useT();
  const live = messages.find(({ writing }) => writing);
  const [watchedId, setWatchedId] = useState<string>();
  const liveId = live?.id ?? undefined;
  useEffect(() => {
    if (liveId) setWatchedId(liveId);
  }, [liveId]);
  const answered = live ? undefined : messages.find(({ id }) => id !== null && id === watchedId);
  return (
    <p role="status" className="sr-only">
      {live?.writing && `${live.author.name}: ${answeringText(t, live.writing)}`}
      {answered && `${answered.author.name}: ${answered.body}`}
    </p>
  );
}
