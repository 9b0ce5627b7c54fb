'use client';

import { memo } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { classNames } from '@/components/ui/class-names';
import { LabelLine } from '@/features/labels/label-chip';
import { OthersInRow } from '@/features/presence/others-in-row';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates, useNow } from '@/lib/i18n/use-dates';
import { ChannelMark } from './channel-mark';
import type { ConversationItem } from './conversation-item';
import { HandlerMark } from './handler-mark';
import { PriorityMark } from './priority-mark';
import { RowPreview } from './row-preview';
import { WaitingTime } from './waiting-time';

type Props = { item: ConversationItem; isSelected: boolean; onOpen: (id: string) => void };

export const ConversationRow = memo(function ConversationRow({ item, isSelected, onOpen }: Props) {
  const t = useT();
  const dates = useDates();
  const now = useNow();
  const isUnread = item.unreadCount > 0;
  const at = new Date(item.lastMessageAt);
  return (
    <button
      type="button"
      data-inset-focus
      aria-current={isSelected ? 'true' : undefined}
      onClick={() => onOpen(item.id)}
      className={classNames(
        'flex size-full items-center gap-3 border-line border-b px-4 text-left',
        isSelected ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <span className="relative">
        <Avatar name={item.name} id={item.contactId} size="large" />
        <ChannelMark type={item.channel.type} />
      </span>
      <span className="flex min-w-0 grow flex-col gap-0.5">
        <span className="flex items-baseline gap-2">
          <span className={classNames('grow truncate text-list', isUnread ? 'font-semibold' : 'font-medium')}>
            {item.name}
          </span>
          <time dateTime={item.lastMessageAt} title={dates.full(at)} className="shrink-0 text-meta text-muted">
            {dates.short(at, now)}
          </time>
        </span>
        <span className="flex items-center gap-2">
          <RowPreview item={item} />
          {isUnread && (
            <span className="tabular grid h-4 min-w-4 shrink-0 place-items-center rounded-full bg-accent px-1 font-semibold text-[11px] text-white leading-none">
              <span className="sr-only">{t('inbox.unread')} </span>
              {item.unreadCount > 99 ? '99+' : item.unreadCount}
            </span>
          )}
        </span>
        <span className="flex h-4 items-center gap-2 text-meta text-muted">
          <HandlerMark item={item} />
          <PriorityMark priority={item.priority} />
          <span className="min-w-0 grow">
            <LabelLine labels={item.labels} namedMax={1} />
          </span>
          <OthersInRow conversationId={item.id} />
          <WaitingTime since={item.waitingSince} />
        </span>
      </span>
    </button>
  );
});
