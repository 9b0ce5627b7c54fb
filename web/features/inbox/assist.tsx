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
        <div className="flex min-w-0 shrink basis-60 overflow-x-auto [&_ul]:flex-nowrap">
          <CitationChips citations={citations} />
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
