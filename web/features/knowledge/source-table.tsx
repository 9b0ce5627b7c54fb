'use client';

import Link from 'next/link';
import type { Knowledge_SourceFragmentFragment as Source } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { useDates, useNow } from '@/lib/i18n/use-dates';
import { useNumbers } from '@/lib/i18n/use-numbers';
import { SourceExtent, SourceOrigin } from './source-extent';
import { SourceStatus } from './source-status';
import { sourceTypeIcons } from './source-types';

const headClass = 'h-8 border-line border-b pr-4 font-medium';
const cellClass = 'h-14 border-line border-b pr-4 text-list text-muted';

export function SourceTable({ sources }: { sources: readonly Source[] }) {
  const t = useT();
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <thead className="text-meta text-muted">
        <tr>
          <th className={headClass}>{t('knowledge.name')}</th>
          <th className={`${headClass} w-52 max-tablet:hidden`}>{t('knowledge.status')}</th>
          <th className={`${headClass} w-20 text-right max-desktop:hidden`}>{t('knowledge.pieces')}</th>
          <th className={`${headClass} w-22 text-right max-desktop:hidden`}>{t('knowledge.size')}</th>
          <th className={`${headClass} w-28 max-desktop:hidden`}>{t('knowledge.ingestedAt')}</th>
          <th className={`${headClass} w-36 max-wide:hidden`}>{t('knowledge.usedBy')}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <SourceRow key={source.id} source={source} />
        ))}
      </tbody>
    </table>
  );
}

function SourceRow({ source }: { source: Source }) {
  const t = useT();
  const dates = useDates();
  const now = useNow();
  const numbers = useNumbers();
  const Icon = sourceTypeIcons[source.type];
  const ingestedAt = source.ingestedAt ? new Date(source.ingestedAt) : undefined;
  return (
    <tr className="relative hover:bg-hover">
      <td className={cellClass}>
        {/* The link covers the row: one target, one stop for the keyboard. */}
        <Link
          href={`/knowledge/${source.id}`}
          prefetch={false}
          data-inset-focus
          className="flex items-center gap-3 rounded-list after:absolute after:inset-0"
        >
          <span
            className="grid size-8 shrink-0 place-items-center rounded-list bg-hover"
            title={t(`knowledge.type.${source.type}`)}
          >
            <Icon size={16} strokeWidth={1.5} aria-hidden />
          </span>
          <span className="min-w-0 grow">
            <span className="block truncate font-medium text-ink">{source.name}</span>
            <span className="flex min-w-0 gap-1 overflow-hidden text-meta">
              <span className="min-w-0 shrink-0 tablet:hidden">
                <SourceStatus source={source} />
              </span>
              <span className="flex min-w-0 max-tablet:hidden">
                <SourceOrigin source={source} />
              </span>
              <SourceExtent source={source} />
            </span>
          </span>
        </Link>
      </td>
      <td className={`${cellClass} max-tablet:hidden`}>
        <SourceStatus source={source} />
      </td>
      <td className={`${cellClass} tabular text-right max-desktop:hidden`}>{numbers.count(source.chunkCount)}</td>
      <td className={`${cellClass} tabular text-right max-desktop:hidden`}>{numbers.size(source.sizeBytes)}</td>
      <td className={`${cellClass} max-desktop:hidden`}>
        {ingestedAt && (
          <time dateTime={source.ingestedAt ?? undefined} title={dates.full(ingestedAt)}>
            {dates.ago(ingestedAt, now)}
          </time>
        )}
      </td>
      <td className={`${cellClass} truncate max-wide:hidden`}>
        {source.aiAgents.map(({ name }) => name).join(', ') || '–'}
      </td>
    </tr>
  );
}
