'use client';

import { LockKeyhole } from 'lucide-react';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates } from '@/lib/i18n/use-dates';
import { DeliveryProblem } from './delivery';
import { MessageBody } from './message-body';
import type { ThreadMessage } from './thread-rows';

/** For the team's eyes alone, and unlike anything that the contact sees. */
export function NoteCard({ message }: { message: ThreadMessage }) {
  const t = useT();
  const dates = useDates();
  return (
    <div className="my-1.5 rounded-box border border-note-line bg-note-soft px-3 py-2 text-note-ink motion-safe:animate-rise">
      <p className="flex items-center gap-1.5 pb-1 text-meta">
        <LockKeyhole size={12} strokeWidth={1.5} aria-hidden />
        <span className="font-medium">{message.author.name}</span>
        <span>{t('thread.privateNote')}</span>
        <span className="grow" />
        {message.delivery === 'sending' && <span>{t('thread.sending')}</span>}
        <time dateTime={message.createdAt} title={dates.full(new Date(message.createdAt))}>
          {dates.time(new Date(message.createdAt))}
        </time>
      </p>
      <MessageBody text={message.body} />
      <DeliveryProblem message={message} />
    </div>
  );
}
