'use client';

import { Sparkles } from 'lucide-react';
import Link from 'next/link';
import type { AiAgentListQuery } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { AiAgentStatus } from './ai-agent-status';

type Agent = AiAgentListQuery['aiAgents']['nodes'][number];
type Props = { agents: readonly Agent[]; serverModel: string | null };

const headClass = 'h-8 border-line border-b pr-4 font-medium';
const cellClass = 'h-14 truncate border-line border-b pr-4 text-list text-muted';

const namesOf = (named: readonly { name: string }[]) => named.map(({ name }) => name).join(', ');

export function AiAgentTable({ agents, serverModel }: Props) {
  const t = useT();
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <thead className="text-meta text-muted">
        <tr>
          <th className={headClass}>{t('aiAgents.name')}</th>
          <th className={`${headClass} w-30`}>{t('aiAgents.status')}</th>
          <th className={`${headClass} max-tablet:hidden`}>{t('settings.channels')}</th>
          <th className={`${headClass} max-desktop:hidden`}>{t('nav.knowledge')}</th>
          <th className={`${headClass} w-40 max-desktop:hidden`}>{t('aiAgents.model')}</th>
        </tr>
      </thead>
      <tbody>
        {agents.map(({ id, name, status, model, channels, knowledgeSources }) => (
          <tr key={id} className="relative hover:bg-hover">
            <td className={cellClass}>
              {/* The link covers the row: one target, one stop for the keyboard. */}
              <Link
                href={`/ai-agents/${id}`}
                prefetch={false}
                data-inset-focus
                className="flex items-center gap-3 rounded-list after:absolute after:inset-0"
              >
                <span className="grid size-8 shrink-0 place-items-center rounded-full bg-ai-soft text-ai-ink">
                  <Sparkles size={16} strokeWidth={1.5} aria-hidden />
                </span>
                <span className="truncate font-medium text-ink">{name}</span>
              </Link>
            </td>
            <td className={cellClass}>
              <AiAgentStatus status={status} />
            </td>
            <td className={`${cellClass} max-tablet:hidden`}>{namesOf(channels) || t('aiAgents.noChannel')}</td>
            <td className={`${cellClass} max-desktop:hidden`}>{namesOf(knowledgeSources) || '–'}</td>
            <td className={`${cellClass} max-desktop:hidden`}>{model ?? serverModel ?? t('aiAgents.quotations')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
