'use client';

import { Clock } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { shortDuration } from '@/lib/i18n/dates';
import { useT } from '@/lib/i18n/i18n-provider';
import { useNow } from '@/lib/i18n/use-dates';

const minuteMs = 60_000;
const amberAfterMs = 10 * minuteMs;
const redAfterMs = 60 * minuteMs;

/** How long the contact has been waiting for an answer: grey, then amber, then red. */
export function WaitingTime({ since }: { since: string | null }) {
  const t = useT();
  const now = useNow();
  if (!since) return null;
  const waitedMs = Math.max(0, now.getTime() - Date.parse(since));
  const text = shortDuration(waitedMs);
  return (
    <span
      title={t('inbox.waiting', { time: text })}
      className={classNames(
        'tabular flex shrink-0 items-center gap-1',
        waitedMs >= redAfterMs ? 'font-medium text-live-ink' : waitedMs >= amberAfterMs && 'text-waiting',
      )}
    >
      <Clock size={12} strokeWidth={1.5} aria-hidden />
      <span className="sr-only">{t('inbox.waiting', { time: '' })}</span>
      {text}
    </span>
  );
}
