'use client';

import { memo } from 'react';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates, useNow } from '@/lib/i18n/use-dates';
import { ActivityLine } from './activity-line';
import { MessageGroup } from './message-group';
import { NoteCard } from './note-card';
import type { ThreadRow } from './thread-rows';

export const ThreadRowView = memo(function ThreadRowView({ row }: { row: ThreadRow }) {
  switch (row.type) {
    case 'day':
      return <DaySeparator at={row.at} />;
    case 'new':
      return <NewLine />;
    case 'activity':
      return <ActivityLine message={row.message} />;
    case 'note':
      return <NoteCard message={row.message} />;
    case 'group':
      return <MessageGroup side={row.side} messages={row.messages} />;
  }
});

function DaySeparator({ at }: { at: string }) {
  const dates = useDates();
  const now = useNow();
  return (
    <div className="flex items-center gap-3 py-3 text-meta text-muted">
      <span className="h-px grow bg-line" />
      <time dateTime={at}>{dates.day(new Date(at), now)}</time>
      <span className="h-px grow bg-line" />
    </div>
  );
}

function NewLine() {
  const t = useT();
  return (
    <div data-new-line className="flex items-center gap-2 py-1 font-medium text-accent-ink text-meta">
      <span className="h-px grow bg-accent-line" />
      {t('thread.new')}
    </div>
  );
}
