'use client';

import { Check, CheckCheck, CircleAlert } from 'lucide-react';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import type { ThreadMessage } from './thread-rows';

const linkClass = 'rounded-list font-medium underline underline-offset-2';

/** How far an own message has come. One that was refused stays until somebody decides. */
export function Delivery({ message }: { message: ThreadMessage }) {
  const t = useT();
  const { outbox } = useWorkspace();
  switch (message.delivery) {
    case 'sending':
      return <span>{t('thread.sending')}</span>;
    case 'refused':
      return (
        <span role="alert" className="flex flex-wrap items-center gap-1.5 text-live-ink">
          <CircleAlert size={12} strokeWidth={1.5} aria-hidden />
          {t('thread.refused', { reason: message.refused ?? '' })}
          <button type="button" className={linkClass} onClick={() => outbox.retry(message.key)}>
            {t('common.retry')}
          </button>
          <button type="button" className={linkClass} onClick={() => outbox.remove(message.key)}>
            {t('common.delete')}
          </button>
        </span>
      );
    case 'FAILED':
      return <span className="text-live-ink">{t('thread.status.FAILED')}</span>;
    default: {
      const Icon = message.delivery === 'SENT' ? Check : CheckCheck;
      return (
        <span
          className={message.delivery === 'READ' ? 'text-accent-ink' : undefined}
          title={t(`thread.status.${message.delivery}`)}
        >
          <Icon size={12} strokeWidth={1.5} aria-hidden />
          <span className="sr-only">{t(`thread.status.${message.delivery}`)}</span>
        </span>
      );
    }
  }
}
