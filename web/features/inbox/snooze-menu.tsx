'use client';

import { AlarmClock } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates, useNow } from '@/lib/i18n/use-dates';
import { snoozeTimes, toLocalInput } from './snooze-times';

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

function SnoozeDialog({ onClose, onSnooze, now }: { onClose: () => void; onSnooze: (until: Date) => void; now: Date }) {
  const t = useT();
  const [value, setValue] = useState(toLocalInput(snoozeTimes(now).tomorrow));
  const until = new Date(value);
  const isPast = !(until.getTime() > now.getTime());
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('thread.snoozeUntil')}
      footer={
        <Button
          variant="primary"
          disabled={isPast}
          onClick={() => {
            onClose();
            onSnooze(until);
          }}
        >
          {t('thread.snooze')}
        </Button>
      }
    >
      <Field label={t('snooze.when')} error={isPast ? t('snooze.past') : undefined}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={value}
            min={toLocalInput(now)}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
