'use client';

import { ChevronDown, CircleDashed } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { useT } from '@/lib/i18n/i18n-provider';
import { AssigneePicker } from './assignee-picker-late';

type Props = {
  assigneeId: string | null;
  assigneeName: string | undefined;
  onAssign: (userId: string | null) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function AssignMenu({ assigneeId, assigneeName, onAssign, open, onOpenChange }: Props) {
  const t = useT();
  const label = assigneeName ?? t('inbox.unassigned');
  return (
    <Popover
      align="end"
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button size="small" variant="ghost" aria-label={t('thread.assign', { name: label })}>
          {assigneeId ? (
            <Avatar name={label} id={assigneeId} size="small" />
          ) : (
            <CircleDashed size={16} strokeWidth={1.5} aria-hidden />
          )}
          <span className="max-w-28 truncate max-desktop:hidden">{label}</span>
          <ChevronDown size={14} strokeWidth={1.5} className="max-tablet:hidden" aria-hidden />
        </Button>
      }
    >
      <AssigneePicker
        assigneeId={assigneeId}
        onAssign={(userId) => {
          onOpenChange(false);
          onAssign(userId);
        }}
      />
    </Popover>
  );
}
