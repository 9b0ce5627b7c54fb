'use client';

import { CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Fact } from '@/components/ui/fact';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Popover } from '@/components/ui/popover';
import { usePermission } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { AssigneePicker } from './assignee-picker-late';
import { channelIcons } from './channel-mark';
import type { ConversationItem } from './conversation-item';
import { priorities, priorityIcons } from './priority-mark';
import type { ConversationActions } from './use-conversation-actions';

const valueClass =
  '-ml-2 flex h-8 max-w-full items-center gap-2 rounded-list px-2 text-list enabled:hover:bg-hover data-[state=open]:bg-hover';

/** Where the conversation stands, changed where it is shown. */
export function ConversationFields({ item, actions }: { item: ConversationItem; actions: ConversationActions }) {
  const t = useT();
  const canWrite = usePermission('conversations:write');
  const [assigning, setAssigning] = useState(false);
  const PriorityIcon = priorityIcons[item.priority];
  const ChannelIcon = channelIcons[item.channel.type];
  return (
    <dl>
      <Fact label={t('details.status')}>{t(`status.${item.status}`)}</Fact>
      <Fact label={t('details.assignee')}>
        <Popover
          align="end"
          open={assigning}
          onOpenChange={setAssigning}
          trigger={
            <button type="button" disabled={!canWrite} className={valueClass}>
              {item.assignee ? (
                <Avatar name={item.assignee.name} id={item.assignee.id} size="small" />
              ) : (
                <CircleDashed size={16} strokeWidth={1.5} className="text-muted" aria-hidden />
              )}
              <span className="truncate">{item.assignee?.name ?? t('inbox.unassigned')}</span>
            </button>
          }
        >
          <AssigneePicker
            assigneeId={item.assigneeId}
            onAssign={(userId) => {
              setAssigning(false);
              void actions.assign(userId);
            }}
          />
        </Popover>
      </Fact>
      <Fact label={t('details.priority')}>
        <Menu
          align="end"
          trigger={
            <button type="button" disabled={!canWrite} className={valueClass}>
              <PriorityIcon size={16} strokeWidth={1.5} className="text-muted" aria-hidden />
              {t(`priority.${item.priority}`)}
            </button>
          }
        >
          {priorities.map((priority) => (
            <MenuItem
              key={priority}
              icon={priorityIcons[priority]}
              checked={priority === item.priority}
              onSelect={() => void actions.setPriority(priority)}
            >
              {t(`priority.${priority}`)}
            </MenuItem>
          ))}
        </Menu>
      </Fact>
      <Fact label={t('details.channel')}>
        <span className="flex items-center gap-2">
          <ChannelIcon size={16} strokeWidth={1.5} className="shrink-0 text-muted" aria-hidden />
          <span className="truncate">{item.channel.name}</span>
        </span>
      </Fact>
    </dl>
  );
}
