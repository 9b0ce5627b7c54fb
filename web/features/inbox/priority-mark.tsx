'use client';

import { ChevronsUp, ChevronUp, Equal, type LucideIcon, Minus, Siren } from 'lucide-react';
import type { ConversationPriority } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';

export const priorityIcons: Record<ConversationPriority, LucideIcon> = {
  NONE: Minus,
  LOW: Equal,
  MEDIUM: ChevronUp,
  HIGH: ChevronsUp,
  URGENT: Siren,
};
export const priorities = ['URGENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'] as const satisfies ConversationPriority[];

export function PriorityMark({ priority }: { priority: ConversationPriority }) {
  const t = useT();
  if (priority === 'NONE') return null;
  const Icon = priorityIcons[priority];
  return (
    <span className="flex shrink-0 items-center gap-1" title={t(`priority.${priority}`)}>
      <Icon size={12} strokeWidth={priority === 'URGENT' ? 2 : 1.5} aria-hidden />
      <span className={priority === 'URGENT' || priority === 'HIGH' ? 'font-medium text-ink' : undefined}>
        {t(`priority.${priority}`)}
      </span>
    </span>
  );
}
