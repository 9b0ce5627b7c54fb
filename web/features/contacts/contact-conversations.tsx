'use client';

import { useMemo } from 'react';
import { toConversationItem } from '@/features/inbox/conversation-item';
import type { RowFragment } from '@/features/inbox/inbox-documents';
import { useInboxNavigation } from '@/features/inbox/use-inbox-navigation';
import type { FragmentType } from '@/gql';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates, useNow } from '@/lib/i18n/use-dates';

type Props = { rows: FragmentType<typeof RowFragment>[]; exceptId?: string };

/** What somebody wrote about at other times, the latest first. */
export function ContactConversations({ rows, exceptId }: Props) {
  const t = useT();
  const dates = useDates();
  const now = useNow();
  const { open } = useInboxNavigation();
  const items = useMemo(
    () =>
      rows
        .map(toConversationItem)
        .filter(({ id }) => id !== exceptId)
        .sort((a, b) => Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt)),
    [rows, exceptId],
  );
  if (items.length === 0) return <p className="text-list text-muted">{t('details.noEarlier')}</p>;
  return (
    <ul className="-mx-2">
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            onClick={() => open(item.id)}
            className="flex w-full items-baseline gap-2 rounded-list px-2 py-1.5 text-left text-list hover:bg-hover"
          >
            <span className="grow truncate">{item.subject ?? (item.preview || t('details.noMessages'))}</span>
            <span className="shrink-0 text-meta text-muted">{t(`status.${item.status}`)}</span>
            <time dateTime={item.lastMessageAt} className="shrink-0 text-meta text-muted">
              {dates.short(new Date(item.lastMessageAt), now)}
            </time>
          </button>
        </li>
      ))}
    </ul>
  );
}
