'use client';

import { FileText, WandSparkles } from 'lucide-react';
import { CitationChips } from '@/features/ai-agents/citation-chips';
import '@/features/ai-agents/answer-texts';
import { useT } from '@/lib/i18n/i18n-provider';
import { AssistButton } from './assist-button';
import { AssistCard } from './assist-card';
import { useAssist } from './use-assist';
import type { ComposerState } from './use-composer';

type Props = { conversationId: string; composer: ComposerState; isConnected: boolean };

/** Suggest and Summarise. What they bring lies over the thread, so that nothing in it moves. */
export function Assist({ conversationId, composer, isConnected }: Props) {
  const t = useT();
  const assist = useAssist(conversationId, composer);
  const { pending, citations } = assist;
  return (
    <>
      {citations.length > 0 && (
        // Over the margin below the last message: who writes there is named at its other end.
        <div className="absolute right-0 bottom-full flex max-w-full items-center gap-1 bg-surface pl-2 text-meta text-muted">
          <span className="shrink-0">{t('assist.from')}</span>
          <CitationChips citations={citations} inOneLine />
        </div>
      )}
      <AssistButton
        icon={WandSparkles}
        label={t('assist.suggest')}
        busy={pending === 'suggest'}
        disabled={!isConnected || pending !== undefined}
        onClick={() => void assist.suggest()}
      />
      <AssistButton
        icon={FileText}
        label={t('assist.summarize')}
        busy={pending === 'summarize'}
        disabled={!isConnected || pending !== undefined}
        onClick={() => void assist.summarize()}
      />
      <AssistCard assist={assist} />
    </>
  );
}
