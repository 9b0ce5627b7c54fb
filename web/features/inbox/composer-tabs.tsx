'use client';

import { LockKeyhole, Reply } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useT } from '@/lib/i18n/i18n-provider';

type Kind = 'REPLY' | 'NOTE';
type Props = { kind: Kind; onKind: (kind: Kind) => void; onChosen: () => void };

const tabClass =
  'flex h-7 items-center gap-1.5 rounded-list px-2 font-medium text-meta text-muted hover:text-ink data-[state=active]:bg-hover data-[state=active]:text-ink';

export function ComposerTabs({ kind, onKind, onChosen }: Props) {
  const t = useT();
  const choose = (value: string) => {
    onKind(value as Kind);
    onChosen();
  };
  return (
    <Tabs.Root value={kind} onValueChange={choose} activationMode="manual">
      <Tabs.List aria-label={t('composer.kind')} className="flex gap-0.5 px-1.5 pt-1.5">
        <Tabs.Trigger value="REPLY" className={tabClass}>
          <Reply size={14} strokeWidth={1.5} aria-hidden />
          {t('composer.reply')}
        </Tabs.Trigger>
        <Tabs.Trigger value="NOTE" className={tabClass}>
          <LockKeyhole size={14} strokeWidth={1.5} aria-hidden />
          {t('composer.note')}
        </Tabs.Trigger>
      </Tabs.List>
    </Tabs.Root>
  );
}
