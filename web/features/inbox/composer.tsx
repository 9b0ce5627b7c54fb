'use client';

import { type Ref, useImperativeHandle, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Kbd } from '@/components/ui/kbd';
import { OthersLine } from '@/features/presence/others-line';
import { SlashReplyList } from '@/features/saved-replies/slash-reply-list';
import { useSlashReplies } from '@/features/saved-replies/use-slash-replies';
import { usePermission } from '@/features/workspace/workspace-provider';
import { useT } from '@/lib/i18n/i18n-provider';
import { late } from '@/lib/late';
import { AnsweredWarning } from './answered-warning';
import { ComposerTabs } from './composer-tabs';
import type { ConversationItem } from './conversation-item';
import { SendButton } from './send-button';
import type { ThreadMessage } from './thread-rows';
import type { AiControl } from './use-ai-control';
import { useComposer } from './use-composer';

/** Fetched where there is an AI agent at all; its place is kept. */
const AiBar = late(() => import('./ai-bar').then((module) => module.AiBar), <div className="h-9" />);

export type ComposerHandle = { focus: (kind?: 'REPLY' | 'NOTE') => void };
type Props = { item: ConversationItem; messages: ThreadMessage[]; control: AiControl; ref: Ref<ComposerHandle> };

export function Composer({ item, messages, control, ref }: Props) {
  const t = useT();
  const textRef = useRef<HTMLTextAreaElement>(null);
  const composer = useComposer(item, messages);
  const { kind, text } = composer;
  const slash = useSlashReplies({ textRef, text, setText: composer.setText });
  const isNote = kind === 'NOTE';
  useImperativeHandle(ref, () => ({
    focus(wanted) {
      if (wanted) composer.setKind(wanted);
      textRef.current?.focus();
    },
  }));

  if (!usePermission('messages:write')) {
    return <p className="border-line border-t px-4 py-3 text-center text-list text-muted">{t('composer.readOnly')}</p>;
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (slash.onKeyDown(event)) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      composer.send(event.shiftKey && !isNote);
    } else if (event.key === 'Escape') {
      textRef.current?.blur();
    }
  };

  return (
    <div className="shrink-0 px-3 pb-3 tablet:px-4">
      <div className="mx-auto max-w-180">
        {control.isShown && <AiBar item={item} control={control} composer={composer} />}
        <AnsweredWarning
          name={composer.answeredBy}
          isHeld={composer.isHeld}
          onDismiss={() => {
            composer.dismissWarning();
            textRef.current?.focus();
          }}
          onSend={() => {
            composer.sendAnyway();
            textRef.current?.focus();
          }}
        />
        <div
          className={classNames(
            'relative rounded-box border transition-colors duration-120 focus-within:border-accent-line',
            isNote ? 'border-note-line bg-note-soft' : 'border-control bg-surface',
          )}
        >
          <SlashReplyList {...slash} />
          <ComposerTabs kind={kind} onKind={composer.setKind} onChosen={() => textRef.current?.focus()} />
          {/* The grid's hidden copy gives the text its height, line by line up to ten. */}
          <div className="grid max-h-52 overflow-y-auto px-3 py-1 text-body pointer-coarse:text-[16px]">
            <span
              aria-hidden
              className="invisible col-start-1 row-start-1 min-h-10 whitespace-pre-wrap [overflow-wrap:anywhere]"
            >
              {`${text}\u200b`}
            </span>
            <textarea
              ref={textRef}
              rows={1}
              value={text}
              aria-label={t(isNote ? 'composer.noteLabel' : 'composer.replyLabel')}
              placeholder={t(isNote ? 'composer.notePlaceholder' : 'composer.replyPlaceholder', { name: item.name })}
              {...slash.control}
              onChange={(event) => {
                composer.setText(event.target.value);
                slash.follow();
              }}
              onSelect={slash.follow}
              onBlur={composer.stopTyping}
              onKeyDown={onKeyDown}
              className="col-start-1 row-start-1 resize-none overflow-hidden bg-transparent outline-none placeholder:text-muted [overflow-wrap:anywhere]"
            />
          </div>
          <div className="flex items-center gap-2 p-2">
            <OthersLine conversationId={item.id} />
            <span className="hidden shrink-0 items-center gap-1.5 text-meta text-muted tablet:flex">
              <Kbd keys="mod+enter" /> {t('composer.toSend')}
            </span>
            <SendButton isNote={isNote} isEmpty={text.trim() === ''} onSend={composer.send} />
          </div>
        </div>
      </div>
    </div>
  );
}
