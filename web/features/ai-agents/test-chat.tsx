'use client';

import { RotateCcw, Sparkles } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FormProblem } from '@/components/ui/form-problem';
import { IconButton } from '@/components/ui/icon-button';
import { inputClass } from '@/components/ui/input';
import { useT } from '@/lib/i18n/i18n-provider';
import { TestTurn } from './test-turn';
import { useTestChat } from './use-test-chat';

const messageCharsMax = 8_000;

type Props = { agentId: string | undefined; name: string; isChanged: boolean };

/** Talks to the AI agent as a contact would, outside any conversation, and shows what an answer rests on. */
export function TestChat({ agentId, name, isChanged }: Props) {
  const t = useT();
  const canTest = agentId !== undefined;
  const chat = useTestChat(agentId);
  const endRef = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows what is added.
  useEffect(() => {
    endRef.current?.scrollIntoView({ block: 'end' });
  }, [chat.turns.length, chat.busy, chat.problem]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void chat.send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void chat.send();
  };
  return (
    <div className="flex min-w-0 grow flex-col">
      <header className="flex h-11 shrink-0 items-center gap-2 border-line border-b pr-2 pl-4">
        <h2 className="grow font-semibold text-body">{t('aiAgents.test')}</h2>
        {chat.turns.length > 0 && (
          <IconButton icon={RotateCcw} label={t('aiAgents.testAgain')} disabled={chat.busy} onClick={chat.clear} />
        )}
      </header>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        role="log"
        aria-label={t('aiAgents.test')}
        data-inset-focus
        className="min-h-0 grow overflow-y-auto"
      >
        {chat.turns.length === 0 && !chat.busy ? (
          <div className="grid h-full place-items-center">
            <EmptyState
              icon={Sparkles}
              title={t(agentId ? 'aiAgents.testEmpty' : 'aiAgents.testNew')}
              description={t(agentId ? 'aiAgents.testEmptyHint' : 'aiAgents.testNewHint')}
            />
          </div>
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-3 p-4">
            {chat.turns.map((turn) => (
              <TestTurn key={turn.id} turn={turn} name={name} />
            ))}
            {chat.busy && (
              <p role="status" className="text-list text-muted">
                {t('aiAgents.testWorking', { name })} <span className="animate-breathe">…</span>
              </p>
            )}
            <FormProblem error={chat.problem} />
            <div ref={endRef} />
          </div>
        )}
      </div>
      <form onSubmit={onSubmit} className="grid shrink-0 gap-2 border-line border-t p-3">
        {isChanged && agentId && <p className="text-meta text-muted">{t('aiAgents.testSaved')}</p>}
        <div className="flex items-end gap-2">
          <textarea
            aria-label={t('aiAgents.testMessage')}
            placeholder={t('aiAgents.testPlaceholder')}
            rows={2}
            maxLength={messageCharsMax}
            disabled={!canTest}
            value={chat.text}
            onChange={(event) => chat.setText(event.target.value)}
            onKeyDown={onKeyDown}
            className={`${inputClass} resize-none py-1.5`}
          />
          <Button type="submit" variant="primary" busy={chat.busy} disabled={!canTest || chat.text.trim() === ''}>
            {t('composer.send')}
          </Button>
        </div>
      </form>
    </div>
  );
}
