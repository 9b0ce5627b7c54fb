'use client';

import { Command } from 'cmdk';
import { Check, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Skeleton } from '@/components/ui/skeleton';
import { WithPresence } from '@/features/presence/presence-dot';
import { useMembers } from '@/features/settings/use-members';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';

type Props = { assigneeId: string | null; onAssign: (userId: string | null) => void };

/** Type a few letters, press Enter. */
export function AssigneePicker({ assigneeId, onAssign }: Props) {
  const t = useT();
  const { userId } = useWorkspace();
  const { members, loading } = useMembers();
  const people = members.filter(({ role }) => role !== 'VIEWER').map(({ user }) => user);
  const ordered = [...people.filter(({ id }) => id === userId), ...people.filter(({ id }) => id !== userId)];

  const option = (id: string | null, name: string, mark: ReactNode) => (
    <Command.Item
      key={id ?? 'nobody'}
      value={id ?? 'nobody'}
      keywords={[name]}
      onSelect={() => onAssign(id)}
      className="flex h-8 items-center gap-2 rounded-list px-2 text-list data-[selected=true]:bg-hover"
    >
      {mark}
      <span className="grow truncate">{name}</span>
      {id === assigneeId && <Check size={16} strokeWidth={1.5} className="text-accent-ink" aria-hidden />}
    </Command.Item>
  );

  return (
    <Command label={t('thread.assignTo')} loop>
      <Command.Input
        autoFocus
        placeholder={t('thread.assignTo')}
        className="h-9 w-full border-line border-b bg-transparent px-3 text-list outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-64 overflow-y-auto p-1">
        <Command.Empty className="p-3 text-center text-list text-muted">{t('palette.nothing')}</Command.Empty>
        {loading && <Skeleton className="m-2 h-4" />}
        {option(
          null,
          t('inbox.unassigned'),
          <CircleDashed size={16} strokeWidth={1.5} className="mx-0.5 text-muted" aria-hidden />,
        )}
        {ordered.map(({ id, name }) =>
          option(
            id,
            id === userId ? t('thread.me', { name }) : name,
            <WithPresence userId={id}>
              <Avatar name={name} id={id} size="small" />
            </WithPresence>,
          ),
        )}
      </Command.List>
    </Command>
  );
}
