'use client';

import { classNames } from '@/components/ui/class-names';
import { useT } from '@/lib/i18n/i18n-provider';
import type { SlashReplies } from './use-slash-replies';

/** Over the composer, so that nothing moves; the focus stays in the text. */
export function SlashReplyList({ replies, chosen, listId, insert }: SlashReplies) {
  const t = useT();
  if (replies.length === 0) return null;
  return (
    <div
      role="listbox"
      id={listId}
      aria-label={t('settings.savedReplies')}
      className="absolute inset-x-0 bottom-full z-20 mb-1 grid max-h-72 overflow-y-auto rounded-box bg-raised p-1 text-ink shadow-float motion-safe:animate-appear"
    >
      {replies.map((reply, index) => (
        <div
          key={reply.id}
          role="option"
          id={`${listId}-${index}`}
          tabIndex={-1}
          aria-selected={index === chosen}
          ref={index === chosen ? (option) => option?.scrollIntoView({ block: 'nearest' }) : undefined}
          onPointerDown={(event) => {
            event.preventDefault(); // the text keeps the focus
            insert(reply);
          }}
          className={classNames(
            'flex min-w-0 items-baseline gap-2 rounded-list px-2 py-1.5 text-list',
            index === chosen ? 'bg-hover' : '',
          )}
        >
          <code className="shrink-0 font-mono text-accent-ink text-meta">/{reply.shortcut}</code>
          <span className="max-w-[40%] shrink-0 truncate font-medium">{reply.title}</span>
          <span className="min-w-0 grow truncate text-muted max-tablet:hidden">{reply.body}</span>
        </div>
      ))}
    </div>
  );
}
