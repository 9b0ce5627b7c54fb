'use client';

import { CircleAlert, CircleCheck, CirclePause, Clock, LoaderCircle, type LucideIcon } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import type { Knowledge_SourceFragmentFragment as Source } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { useNumbers } from '@/lib/i18n/use-numbers';

const marks: Record<Source['status'], { icon: LucideIcon; className: string }> = {
  QUEUED: { icon: Clock, className: 'text-muted' },
  PROCESSING: { icon: LoaderCircle, className: 'text-accent-ink motion-safe:animate-spin' },
  READY: { icon: CircleCheck, className: 'text-success-ink' },
  FAILED: { icon: CircleAlert, className: 'text-live-ink' },
  CANCELED: { icon: CirclePause, className: 'text-muted' },
};

type Props = { source: Pick<Source, 'name' | 'status' | 'progress' | 'error'> };

/** How far a source has been read; while it is being read, in numbers and as a bar of a fixed width. */
export function SourceStatus({ source: { name, status, progress, error } }: Props) {
  const t = useT();
  const numbers = useNumbers();
  const { icon: Icon, className } = marks[status];
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon size={14} strokeWidth={1.5} className={classNames('shrink-0', className)} aria-hidden />
      <span className={classNames('truncate', status === 'FAILED' && 'text-live-ink')} title={error ?? undefined}>
        {t(`knowledge.status.${status}`)}
      </span>
      {status === 'PROCESSING' && (
        <>
          <span
            role="progressbar"
            aria-label={t('knowledge.reading', { name })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(progress * 100)}
            className="h-1 w-12 shrink-0 overflow-hidden rounded-full bg-hover"
          >
            <span
              className="block h-full rounded-full bg-accent motion-safe:transition-[width] motion-safe:duration-160"
              style={{ width: `${progress * 100}%` }}
            />
          </span>
          <span className="tabular shrink-0 text-muted">{numbers.percent(progress)}</span>
        </>
      )}
    </span>
  );
}
