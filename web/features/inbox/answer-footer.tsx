'use client';

import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { Popover } from '@/components/ui/popover';
import { CitationChips } from '@/features/ai-agents/citation-chips';
import '@/features/ai-agents/answer-texts';
import { useT } from '@/lib/i18n/i18n-provider';
import { AnswerWhy } from './answer-why';
import type { ThreadMessage } from './thread-rows';

/** Under an answer of an AI agent: what it rests on, and the way to why it came out so. */
export function AnswerFooter({ message: { id, citations } }: { message: ThreadMessage }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  if (!id) return null;
  return (
    <div className="flex max-w-full flex-wrap items-center justify-end gap-1">
      <CitationChips citations={citations} />
      <Popover
        align="end"
        open={isOpen}
        onOpenChange={setOpen}
        className="w-90 max-w-[92vw]"
        trigger={
          <button
            type="button"
            className="flex h-5 items-center gap-1 rounded-full px-1.5 text-meta text-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink"
          >
            <CircleHelp size={12} strokeWidth={1.5} aria-hidden />
            {t('answer.why')}
          </button>
        }
      >
        <div className="max-h-[min(480px,60dvh)] overflow-y-auto p-3">
          <AnswerWhy messageId={id} />
        </div>
      </Popover>
    </div>
  );
}
