'use client';

import { useT } from '@/lib/i18n/i18n-provider';
import { findQuote } from './find-quote';

type Props = {
  piece: { seq: number; heading?: string | null; content: string; tokenCount: number };
  quote: string | null;
};

function showQuote(mark: HTMLElement | null): void {
  mark?.scrollIntoView({ block: 'center' });
}

/** One piece as it is found and cited, with its place and length. */
export function Piece({ piece: { seq, heading, content, tokenCount }, quote }: Props) {
  const t = useT();
  return (
    <article className="border-line border-b px-4 py-3 last:border-0">
      <p className="flex items-baseline gap-3 pb-1 text-meta text-muted">
        <span className="min-w-0 grow font-medium [overflow-wrap:anywhere]">
          {heading || t('knowledge.pieceNumber', { number: seq + 1 })}
        </span>
        <span className="tabular shrink-0">{t('knowledge.tokens', { count: tokenCount })}</span>
      </p>
      <p className="whitespace-pre-wrap text-body [overflow-wrap:anywhere]">
        {findQuote(content, quote).map((part) =>
          part.isQuote ? (
            <mark key={part.at} ref={showQuote} className="rounded-[3px] bg-note-soft text-note-ink">
              {part.text}
            </mark>
          ) : (
            <span key={part.at}>{part.text}</span>
          ),
        )}
      </p>
    </article>
  );
}
