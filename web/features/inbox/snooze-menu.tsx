'use client';

import { AlarmClock } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates, useNow } from '@/lib/i18n/use-dates';
import { late } from '@/lib/late';
import { snoozeTimes } from './snooze-times';

const SnoozeDialog = late(() => import('./snooze-dialog').then((module) => module.SnoozeDialog));

type Props = { onSnooze: (until: Date) => void; open: boolean; onOpenChange: (open: boolean) => void };

export function SnoozeMenu({ onSnooze, open, onOpenChange }: Props) {
  const t = useT();
  const dates = useDates();
  const now = useNow();
  const [choosing, setChoosing] = useState(false);
  const times = snoozeTimes(now);
  return (
    <>
      <Menu
        align="end"
        className="w-64"
        open={open}
        onOpenChange={onOpenChange}
        trigger={<IconButton icon={AlarmClock} label={t('thread.snooze')} shortcut="h" />}
      >
        <MenuLabel>{t('thread.snoozeUntil')}</MenuLabel>
        {(['inAnHour', 'tomorrow', 'nextWeek'] as const).map((choice) => (
          <MenuItem key={choice} onSelect={() => onSnooze(times[choice])}>
            <span className="grow">{t(`snooze.${choice}`)}</span>
            <span className="tabular text-meta text-muted">
              {choice === 'inAnHour' ? dates.time(times[choice]) : dates.full(times[choice])}
            </span>
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem onSelect={() => setChoosing(true)}>{t('snooze.custom')}</MenuItem>
      </Menu>
      {choosing && <SnoozeDialog onClose={() => setChoosing(false)} onSnooze={onSnooze} now={now} />}
    </>
  );
}
