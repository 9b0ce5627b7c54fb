'use client';

import { CirclePause, CirclePlay } from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import type { AiAgentStatus as Status } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';

export function AiAgentStatus({ status }: { status: Status }) {
  const t = useT();
  const Icon = status === 'ACTIVE' ? CirclePlay : CirclePause;
  return (
    <span className="flex items-center gap-1.5">
      <Icon
        size={14}
        strokeWidth={1.5}
        aria-hidden
        className={classNames('shrink-0', status === 'ACTIVE' ? 'text-success-ink' : 'text-muted')}
      />
      {t(`aiAgents.status.${status}`)}
    </span>
  );
}
