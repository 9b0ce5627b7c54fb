'use client';

import { Tag } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Popover } from '@/components/ui/popover';
import { useT } from '@/lib/i18n/i18n-provider';
import { LabelPicker } from './label-picker-late';

type Props = {
  labelIds: string[];
  onAdd: (id: string) => Promise<unknown>;
  onRemove: (id: string) => Promise<unknown>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** In the header of a thread, and behind its key; a phone has the labels in the details. */
export function LabelMenu({ labelIds, onAdd, onRemove, open, onOpenChange }: Props) {
  const t = useT();
  return (
    <Popover
      align="end"
      open={open}
      onOpenChange={onOpenChange}
      trigger={<IconButton icon={Tag} label={t('labels.menu')} shortcut="l" className="max-tablet:hidden" />}
    >
      <LabelPicker chosenIds={labelIds} onAdd={onAdd} onRemove={onRemove} />
    </Popover>
  );
}
