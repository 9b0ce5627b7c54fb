'use client';

import { CloudOff, LockKeyhole, TriangleAlert } from 'lucide-react';
import type { AppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from './button';
import { EmptyState } from './empty-state';

/** What failed, how to try again, and the id to quote to somebody who can help. */
export function ErrorState({ error, onRetry }: { error: AppError; onRetry?: () => void }) {
  const t = useT();
  const say = useProblemText();
  if (error.code === 'FORBIDDEN') {
    return (
      <EmptyState icon={LockKeyhole} title={t('error.forbidden')} description={t('error.forbiddenHint')}>
        <RequestId id={error.requestId} />
      </EmptyState>
    );
  }
  const Icon = error.offline ? CloudOff : TriangleAlert;
  return (
    <div role="alert" className="grid max-w-80 animate-late justify-items-center gap-3 p-6 text-center">
      <span className="grid size-10 place-items-center rounded-full bg-live-soft text-live-ink">
        <Icon size={20} strokeWidth={1.5} aria-hidden />
      </span>
      <div className="grid gap-1">
        <p className="font-medium text-body">{t(error.offline ? 'error.unreachable' : 'error.failed')}</p>
        <p className="text-list text-muted">{error.offline ? t('error.unreachableHint') : say(error)}</p>
      </div>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
      <RequestId id={error.requestId} />
    </div>
  );
}

function RequestId({ id }: { id: string | undefined }) {
  const t = useT();
  if (!id) return null;
  return (
    <p className="text-meta text-muted">
      {t('error.requestId')} <code className="select-all font-mono">{id}</code>
    </p>
  );
}
