'use client';

import { CircleDashed, Hand, Sparkles } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Tooltip } from '@/components/ui/tooltip';
import { useT } from '@/lib/i18n/i18n-provider';
import { Assist } from './assist';
import type { ConversationItem } from './conversation-item';
import type { AiControl } from './use-ai-control';
import type { ComposerState } from './use-composer';

type Props = { item: ConversationItem; control: AiControl; composer: ComposerState };

/** Who is in control, how to change that, and what the AI can do for a person. One line whatever it says. */
export function AiBar({ item, control, composer }: Props) {
  const t = useT();
  const { isAi, isConnected, agent, takeOver, giveBack } = control;
  const who = controlText(t, item, control);
  return (
    <div className="relative flex h-9 items-center gap-1.5 pb-1">
      <p
        role="status"
        className={classNames(
          'flex min-w-0 shrink grow items-center gap-1.5 pl-1 text-list',
          isAi && isConnected ? 'font-medium text-ai-ink' : 'text-muted',
        )}
      >
        <ControlMark item={item} isAi={isAi} />
        <span className="truncate">{isConnected ? who : t('ai.offline', { who })}</span>
      </p>
      <Assist conversationId={item.id} composer={composer} isConnected={isConnected} />
      {isAi ? (
        <Tooltip label={t('ai.takeOver')} shortcut="t" side="top">
          <Button size="small" disabled={!takeOver} onClick={takeOver}>
            <Hand size={14} strokeWidth={1.5} aria-hidden />
            {t('ai.takeOver')}
          </Button>
        </Tooltip>
      ) : (
        agent && (
          <Tooltip label={t('ai.giveTo', { name: agent.name })} shortcut="t" side="top">
            <Button size="small" disabled={!giveBack} onClick={giveBack} className="max-w-44">
              <Sparkles size={14} strokeWidth={1.5} className="shrink-0 text-ai-ink" aria-hidden />
              <span className="truncate">{t('ai.giveTo', { name: agent.name })}</span>
            </Button>
          </Tooltip>
        )
      )}
    </div>
  );
}

function controlText(t: ReturnType<typeof useT>, { assignee }: ConversationItem, { isAi, agent, isOwn }: AiControl) {
  if (isAi) return t('ai.answers', { name: agent?.name ?? t('inbox.handledByAi') });
  if (isOwn) return t('ai.youHandle');
  return assignee ? t('ai.handles', { name: assignee.name }) : t('ai.nobody');
}

function ControlMark({ item, isAi }: { item: ConversationItem; isAi: boolean }) {
  if (isAi) return <Sparkles size={14} strokeWidth={1.5} className="shrink-0" aria-hidden />;
  if (item.assignee) return <Avatar name={item.assignee.name} id={item.assignee.id} size="small" />;
  return <CircleDashed size={14} strokeWidth={1.5} className="shrink-0" aria-hidden />;
}
