'use client';

import { ArrowDown } from 'lucide-react';
import { useT } from '@/lib/i18n/i18n-provider';
import { AnswerNews } from './answer-news';
import { ThreadRowView } from './thread-row-view';
import { TypingLine } from './typing-line';
import type { Thread } from './use-thread';
import { useThreadScroll } from './use-thread-scroll';

export function MessageScroller({ thread, conversationId }: { thread: Thread; conversationId: string }) {
  const t = useT();
  const scroll = useThreadScroll(thread);
  return (
    <div className="relative min-h-0 grow">
      <div
        ref={scroll.ref}
        onScroll={scroll.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        tabIndex={0}
        role="log"
        aria-label={t('thread.messages')}
        data-inset-focus
        className="h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div className="mx-auto flex min-h-full max-w-180 flex-col justify-end px-4 py-4">
          {thread.loadingOlder && <p className="pb-2 text-center text-meta text-muted">{t('thread.loadingOlder')}</p>}
          {thread.rows.map((row) => (
            <ThreadRowView key={row.key} row={row} />
          ))}
          <TypingLine conversationId={conversationId} />
        </div>
      </div>
      <AnswerNews messages={thread.messages} />
      {!scroll.isAtEnd && (
        <button
          type="button"
          onClick={scroll.toEnd}
          className="absolute bottom-3 left-1/2 flex h-8 -translate-x-1/2 animate-appear items-center gap-1.5 rounded-full bg-raised px-3 font-medium text-list shadow-float hover:text-accent-ink"
        >
          <ArrowDown size={14} strokeWidth={1.5} aria-hidden />
          {scroll.missedCount > 0 ? t('thread.jumpCount', { count: scroll.missedCount }) : t('thread.jump')}
        </button>
      )}
    </div>
  );
}
