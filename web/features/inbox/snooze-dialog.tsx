'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useT } from '@/lib/i18n/i18n-provider';
import { snoozeTimes, toLocalInput } from './snooze-times';

type Props = { onClose: () => void; onSnooze: (until: Date) => void; now: Date };

export function SnoozeDialog({ onClose, onSnooze, now }: Props) {
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
