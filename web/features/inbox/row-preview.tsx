'use client';

import { classNames } from '@/components/ui/class-names';
import { useT } from '@/lib/i18n/i18n-provider';
import type { ConversationItem } from './conversation-item';
import { agentPrefix, previewPrefix } from './preview-prefix';
import { useWriters } from './use-writers';

/** One line of what was said last, or that somebody is writing what comes next. */
export function RowPreview({ item }: { item: ConversationItem }) {
  const t = useT();
  const writer = useWriters(item.id).at(-1);
  if (writer) {
    const prefix = writer.type === 'CONTACT' ? null : agentPrefix(writer.name, t);
    return (
      <span className="grow truncate text-accent-ink text-list">
        {prefix && `${prefix} `}
        {t('inbox.writing')}
      </span>
    );
  }
  const prefix = previewPrefix(item, t);
  return (
    <span className={classNames('grow truncate text-list', item.unreadCount > 0 ? 'text-ink' : 'text-muted')}>
      {prefix && <span className={item.previewAuthor === 'AI' ? 'text-ai-ink' : undefined}>{prefix} </span>}
      {item.preview}
    </span>
  );
}
