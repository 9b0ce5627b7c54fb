'use client';

import { useT } from '@/lib/i18n/i18n-provider';
import { useDates } from '@/lib/i18n/use-dates';
import { activityText } from './activity-text';
import type { ThreadMessage } from './thread-rows';

/** What happened to the conversation, said quietly. */
export function ActivityLine({ message }: { message: ThreadMessage }) {
  const t = useT();
  const dates = useDates();
  const at = new Date(message.createdAt);
  return (
    <p className="py-1.5 text-center text-meta text-muted">
      {activityText(t, dates, message)} · <time dateTime={message.createdAt}>{dates.time(at)}</time>
    </p>
  );
}
