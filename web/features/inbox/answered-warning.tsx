'use client';

import { TriangleAlert, X } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { useT } from '@/lib/i18n/i18n-provider';

/** Somebody answered while a reply was being written: better to read it first. */
export function AnsweredWarning({ name, onDismiss }: { name: string | undefined; onDismiss: () => void }) {
  const t = useT();
  if (!name) return null;
  return (
    <div
      role="alert"
      className="mb-2 flex animate-rise items-center gap-2 rounded-box border border-line-strong bg-raised py-1 pr-1 pl-3 text-list"
    >
      <TriangleAlert size={16} strokeWidth={1.5} className="shrink-0 text-waiting" aria-hidden />
      <span className="grow">{t('composer.answered', { name })}</span>
      <IconButton icon={X} label={t('common.dismiss')} onClick={onDismiss} />
    </div>
  );
}
