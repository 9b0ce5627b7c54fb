'use client';

import { ArrowLeft, Check, PanelRight, RotateCcw } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';
import { LabelLine } from '@/features/labels/label-chip';
import { LabelMenu } from '@/features/labels/label-menu';
import { OthersHere } from '@/features/presence/others-here';
import { usePermission } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates } from '@/lib/i18n/use-dates';
import { AssignMenu } from './assign-menu';
import type { ConversationItem } from './conversation-item';
import { SnoozeMenu } from './snooze-menu';
import type { ConversationActions } from './use-conversation-actions';
import { useInboxNavigation } from './use-inbox-navigation';

type OpenMenu = 'assign' | 'label' | 'snooze' | undefined;
type Props = {
  item: ConversationItem;
  actions: ConversationActions;
  menu: OpenMenu;
  onMenu: (menu: OpenMenu) => void;
  detailsShown: boolean;
  onDetails: () => void;
};

export function ThreadHeader({ item, actions, menu, onMenu, detailsShown, onDetails }: Props) {
  const t = useT();
  const dates = useDates();
  const { close } = useInboxNavigation();
  const canWrite = usePermission('conversations:write');
  const isResolved = item.status === 'RESOLVED';
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b pr-2 pl-4 max-tablet:pl-1">
      <IconButton icon={ArrowLeft} label={t('thread.back')} onClick={close} className="tablet:hidden" />
      <Avatar name={item.name} id={item.contactId} className="max-tablet:hidden" />
      <div className="flex min-w-0 grow items-baseline gap-2">
        <h2 className="truncate font-semibold text-body">{item.name}</h2>
        {item.subject && (
          <p className="min-w-0 grow basis-0 truncate text-list text-muted max-desktop:hidden">{item.subject}</p>
        )}
      </div>
      <OthersHere conversationId={item.id} className="max-tablet:hidden" />
      {/* The details have them, where they are open. */}
      <div className={classNames('min-w-0 max-w-1/2 max-desktop:hidden', detailsShown && 'desktop:hidden')}>
        <LabelLine labels={item.labels} namedMax={2} />
      </div>
      {isResolved && <Badge tone="success">{t('status.RESOLVED')}</Badge>}
      {item.status === 'SNOOZED' && item.snoozedUntil && (
        <Badge>{t('thread.snoozedUntil', { time: dates.full(new Date(item.snoozedUntil)) })}</Badge>
      )}
      {item.handledBy === 'AI' && <Badge tone="ai">{t('inbox.handledByAi')}</Badge>}
      {canWrite && (
        <>
          <AssignMenu
            assigneeId={item.assigneeId}
            assigneeName={item.assignee?.name}
            onAssign={actions.assign}
            open={menu === 'assign'}
            onOpenChange={(open) => onMenu(open ? 'assign' : undefined)}
          />
          <LabelMenu
            labelIds={item.labels.map(({ id }) => id)}
            onAdd={actions.addLabel}
            onRemove={actions.removeLabel}
            open={menu === 'label'}
            onOpenChange={(open) => onMenu(open ? 'label' : undefined)}
          />
          <SnoozeMenu
            onSnooze={actions.snooze}
            open={menu === 'snooze'}
            onOpenChange={(open) => onMenu(open ? 'snooze' : undefined)}
          />
          <Button size="small" onClick={() => void (isResolved ? actions.reopen() : actions.resolve())}>
            {isResolved ? (
              <RotateCcw size={14} strokeWidth={1.5} aria-hidden />
            ) : (
              <Check size={14} strokeWidth={1.5} aria-hidden />
            )}
            <span className="max-tablet:sr-only">{t(isResolved ? 'thread.reopen' : 'thread.resolve')}</span>
          </Button>
        </>
      )}
      <IconButton
        icon={PanelRight}
        label={t('details.toggle')}
        shortcut="d"
        active={detailsShown}
        aria-pressed={detailsShown}
        onClick={onDetails}
      />
    </header>
  );
}
