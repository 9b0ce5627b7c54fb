'use client';

import { CircleDashed, Sparkles } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { useT } from '@/lib/i18n/i18n-provider';
import type { ConversationItem } from './conversation-item';

/** Who answers: the AI, a person, or nobody yet. */
export function HandlerMark({ item }: { item: Pick<ConversationItem, 'handledBy' | 'assignee'> }) {
  const t = useT();
  if (item.handledBy === 'AI') {
    return (
      <span className="flex items-center gap-1 text-ai-ink">
        <Sparkles size={12} strokeWidth={1.5} aria-hidden />
        {t('inbox.handledByAi')}
      </span>
    );
  }
  if (item.assignee) {
    return (
      <span className="flex min-w-0 items-center gap-1">
        <Avatar name={item.assignee.name} id={item.assignee.id} size="tiny" />
        <span className="truncate">{item.assignee.name}</span>
      </span>
    );
  }
  return (
    <span className="flex items-center gap-1">
      <CircleDashed size={12} strokeWidth={1.5} aria-hidden />
      {t('inbox.unassigned')}
    </span>
  );
}
