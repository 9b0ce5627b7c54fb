'use client';

import { Check, CheckCheck, CircleAlert } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import type { ThreadMessage } from './thread-rows';

/** How far an own message has come, beside its time. */
export function DeliveryMark({ message: { delivery } }: { message: ThreadMessage }) {
  const t = useT();
  if (delivery === 'refused' || delivery === 'overtaken' || delivery === 'writing') return null;
  if (delivery === 'sending') return <span>{t('thread.sending')}</span>;
  if (delivery === 'FAILED') return <span className="text-live-ink">{t('thread.status.FAILED')}</span>;
  const Icon = delivery === 'SENT' ? Check : CheckCheck;
  return (
    <span className={delivery === 'READ' ? 'text-accent-ink' : undefined} title={t(`thread.status.${delivery}`)}>
      <Icon size={12} strokeWidth={1.5} aria-hidden />
      <span className="sr-only">{t(`thread.status.${delivery}`)}</span>
    </span>
  );
}

const linkClass = 'rounded-list font-medium underline underline-offset-2';

/** A message that was refused, or a reply that was overtaken, says why and stays until somebody decides. */
export function DeliveryProblem({ message }: { message: ThreadMessage }) {
  const t = useT();
  const { outbox } = useWorkspace();
  const say = useProblemText();
  const { delivery, refused, answeredBy = '' } = message;
  if (delivery !== 'refused' && delivery !== 'overtaken') return null;
  const isRefused = delivery === 'refused' && refused !== undefined;
  return (
    <p
      role="alert"
      className={classNames(
        'flex flex-wrap items-center gap-1.5 pt-1 text-meta',
        isRefused ? 'text-live-ink' : 'text-ink',
      )}
    >
      <span className="flex gap-1.5">
        <CircleAlert
          size={12}
          strokeWidth={1.5}
          className={classNames('mt-0.5 shrink-0', !isRefused && 'text-waiting')}
          aria-hidden
        />
        {isRefused ? t('thread.refused', { reason: say(refused) }) : t('thread.overtaken', { name: answeredBy })}
      </span>
      <button type="button" className={linkClass} onClick={() => outbox.retry(message.key)}>
        {t(isRefused ? 'common.retry' : 'composer.sendAnyway')}
      </button>
      <button type="button" className={linkClass} onClick={() => outbox.remove(message.key)}>
        {t('common.delete')}
      </button>
    </p>
  );
}
