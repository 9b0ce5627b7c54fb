'use client';

import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import '@/features/ai-agents/answer-texts';
import { useT } from '@/lib/i18n/i18n-provider';
import { AnswerWhy } from './answer-why';
import { DetailsSection } from './details-section';

/** Why the AI agent answered so the last time. */
export function AnswerSection({ messageId }: { messageId: string }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <DetailsSection title={t('inbox.handledByAi')}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen((open) => !open)}
        className="-ml-2 flex h-8 items-center gap-1 rounded-list px-2 text-list hover:bg-hover"
      >
        <ChevronRight
          size={14}
          strokeWidth={1.5}
          aria-hidden
          className={classNames('text-muted transition-transform duration-120', isOpen && 'rotate-90')}
        />
        {t('answer.whyLast')}
      </button>
      {isOpen && (
        <div className="pt-2">
          <AnswerWhy key={messageId} messageId={messageId} />
        </div>
      )}
    </DetailsSection>
  );
}
