'use client';

import { LockKeyhole, type LucideIcon, Reply } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useT } from '@/lib/i18n/i18n-provider';
import type { MessageKey } from '@/lib/i18n/messages';

type Kind = 'REPLY' | 'NOTE';
type Props = { kind: Kind; onKind: (kind: Kind) => void; onChosen: () => void };

const kinds: { kind: Kind; label: MessageKey; icon: LucideIcon }[] = [
  { kind: 'REPLY', label: 'composer.reply', icon: Reply },
  { kind: 'NOTE', label: 'composer.note', icon: LockKeyhole },
];

export function ComposerTabs({ kind, onKind, onChosen }: Props) {
  const t = useT();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    onKind(kind === 'REPLY' ? 'NOTE' : 'REPLY');
    const tabs = event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]');
    tabs[kind === 'REPLY' ? 1 : 0]?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label={t('composer.kind')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="flex gap-0.5 px-1.5 pt-1.5"
    >
      {kinds.map(({ kind: choice, label, icon: Icon }) => (
        <button
          key={choice}
          type="button"
          role="tab"
          aria-selected={choice === kind}
          tabIndex={choice === kind ? 0 : -1}
          onClick={() => {
            onKind(choice);
            onChosen();
          }}
          className="flex h-7 items-center gap-1.5 rounded-list px-2 font-medium text-meta text-muted hover:text-ink aria-selected:bg-hover aria-selected:text-ink"
        >
          <Icon size={14} strokeWidth={1.5} aria-hidden />
          {t(label)}
        </button>
      ))}
    </div>
  );
}
