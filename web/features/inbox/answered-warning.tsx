'use client';

import { TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { useT } from '@/lib/i18n/i18n-provider';

type Props = {
  name: string | undefined;
  /** The reply was to be sent all the same, and waits for a second word. */
  isHeld: boolean;
  onDismiss: () => void;
  onSend: () => void;
};

/** Somebody answered while a reply was being written: better to read it first, and asked before the reply goes out. */
export function AnsweredWarning({ name, isHeld, onDismiss, onSend }: Props) {
  const t = useT();
  const sendRef = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isHeld) sendRef.current?.focus();
  }, [isHeld]);
  if (!name) return null;
  return (
    <div
      role="alert"
      onKeyDown={(event) => event.key === 'Escape' && onDismiss()}
      className="mb-2 flex min-h-10 animate-rise flex-wrap items-center gap-2 rounded-box border border-line-strong bg-raised py-1 pr-1 pl-3 text-list"
    >
      <TriangleAlert size={16} strokeWidth={1.5} className="shrink-0 text-waiting" aria-hidden />
      <span className="min-w-40 grow basis-0">
        {t(isHeld ? 'composer.answeredHeld' : 'composer.answered', { name })}
      </span>
      {isHeld ? (
        <span className="flex gap-2">
          <Button size="small" onClick={onDismiss}>
            {t('composer.keepWriting')}
          </Button>
          <Button ref={sendRef} size="small" variant="primary" onClick={onSend}>
            {t('composer.sendAnyway')}
          </Button>
        </span>
      ) : (
        <IconButton icon={X} label={t('common.dismiss')} onClick={onDismiss} />
      )}
    </div>
  );
}
