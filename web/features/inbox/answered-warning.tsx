'use client';

import { TriangleAlert, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
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

const boxClass =
  'mb-2 flex min-h-10 animate-rise flex-wrap items-center gap-2 rounded-box border border-line-strong bg-raised py-1 pr-1 pl-3 text-list';

/** Somebody answered while a reply was being written: better to read it first, and asked before the reply goes out. */
export function AnsweredWarning({ name, isHeld, onDismiss, onSend }: Props) {
  const t = useT();
  if (!name) return null;
  if (isHeld) return <HeldReply name={name} onDismiss={onDismiss} onSend={onSend} />;
  return (
    <div role="alert" className={boxClass}>
      <Mark />
      <span className="min-w-0 grow">{t('composer.answered', { name })}</span>
      <IconButton icon={X} label={t('common.dismiss')} onClick={onDismiss} />
    </div>
  );
}

/** A question has the keyboard to itself: Enter answers it, and no shortcut of the page is meant. */
function HeldReply({ name, onDismiss, onSend }: Omit<Props, 'isHeld' | 'name'> & { name: string }) {
  const t = useT();
  const textId = useId();
  const sendRef = useRef<HTMLButtonElement>(null);
  useEffect(() => sendRef.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && onDismiss();
  return (
    <div role="alertdialog" aria-labelledby={textId} className={boxClass}>
      <Mark />
      <span id={textId} className="min-w-40 grow basis-0">
        {t('composer.answeredHeld', { name })}
      </span>
      <span className="my-0.5 mr-0.5 ml-auto flex gap-2">
        <Button size="small" onClick={onDismiss} onKeyDown={onKeyDown}>
          {t('composer.keepWriting')}
        </Button>
        <Button ref={sendRef} size="small" variant="primary" onClick={onSend} onKeyDown={onKeyDown}>
          {t('composer.sendAnyway')}
        </Button>
      </span>
    </div>
  );
}

function Mark() {
  return <TriangleAlert size={16} strokeWidth={1.5} className="shrink-0 text-waiting" aria-hidden />;
}
