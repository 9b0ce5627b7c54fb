'use client';

import { CornerDownRight } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import { HitFragment } from '@/features/knowledge/chunk-documents';
import { readFragment } from '@/gql';
import { useT } from '@/lib/i18n/i18n-provider';
import { AnswerDetails } from './answer-details';
import { AnswerFragment } from './answer-documents';
import { CitationChips } from './citation-chips';
import type { Turn } from './use-test-chat';

export function TestTurn({ turn: { author, text, answer }, name }: { turn: Turn; name: string }) {
  const t = useT();
  const isAi = author === 'AI';
  return (
    <div className={classNames('grid min-w-0 gap-1.5', isAi ? 'justify-items-start' : 'justify-items-end')}>
      {isAi && <p className="px-1 font-medium text-ai-ink text-meta">{name}</p>}
      {text && (
        <p
          className={classNames(
            'max-w-[90%] whitespace-pre-wrap rounded-box px-3 py-2 text-body [overflow-wrap:anywhere]',
            isAi ? 'bg-ai-soft' : 'bg-bubble',
          )}
        >
          {text}
        </p>
      )}
      {answer && <CitationChips citations={answer.citations} />}
      {answer?.handOffReason && (
        <p className="flex gap-1.5 px-1 text-list">
          <CornerDownRight size={14} strokeWidth={1.5} className="mt-0.5 shrink-0 text-waiting" aria-hidden />
          {t('aiAgents.wouldHandOff', { reason: answer.handOffReason })}
        </p>
      )}
      {answer && (
        <details className="w-full px-1 text-list">
          <summary className="w-fit cursor-default rounded-list text-meta text-muted hover:text-ink">
            {t('aiAgents.howItCame')}
          </summary>
          <div className="pt-2">
            <AnswerDetails
              answer={readFragment(AnswerFragment, answer.details)}
              hits={readFragment(HitFragment, answer.hits)}
            />
          </div>
        </details>
      )}
    </div>
  );
}
