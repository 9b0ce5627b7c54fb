'use client';

import { CheckCheck, ChevronDown, Send } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useT } from '@/lib/i18n/i18n-provider';

type Props = { isNote: boolean; isEmpty: boolean; onSend: (thenResolve: boolean) => void };

export function SendButton({ isNote, isEmpty, onSend }: Props) {
  const t = useT();
  if (isNote) {
    return (
      <Button size="small" variant="primary" disabled={isEmpty} onClick={() => onSend(false)}>
        {t('composer.addNote')}
      </Button>
    );
  }
  return (
    <div className="flex">
      <Button
        size="small"
        variant="primary"
        disabled={isEmpty}
        className="rounded-r-none"
        onClick={() => onSend(false)}
      >
        {t('composer.send')}
      </Button>
      <Menu
        align="end"
        side="top"
        className="w-64"
        trigger={
          <Button
            size="small"
            variant="primary"
            disabled={isEmpty}
            aria-label={t('composer.more')}
            className="ml-px rounded-l-none px-1"
          >
            <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={Send} shortcut="mod+enter" onSelect={() => onSend(false)}>
          {t('composer.send')}
        </MenuItem>
        <MenuItem icon={CheckCheck} shortcut="mod+shift+enter" onSelect={() => onSend(true)}>
          {t('composer.sendAndResolve')}
        </MenuItem>
      </Menu>
    </div>
  );
}
