'use client';

import Link from 'next/link';
import { classNames } from '@/components/ui/class-names';
import { Tooltip } from '@/components/ui/tooltip';
import { chunkUrl } from '@/features/knowledge/chunk-url';
import { useT } from '@/lib/i18n/i18n-provider';
import './answer-texts';

export type Citation = {
  chunkId: string;
  quote: string;
  sourceId: string;
  source?: { id: string; name: string } | null;
};

const chipClass =
  'inline-flex h-5 max-w-48 items-center gap-1 rounded-full border border-ai-line px-2 text-ai-ink text-meta';

type Props = { citations: readonly Citation[] /** It scrolls where there is no room. */; inOneLine?: boolean };

/** What an answer rests on: the words on hover and focus, the source behind a click. */
export function CitationChips({ citations, inOneLine }: Props) {
  const t = useT();
  if (citations.length === 0) return null;
  return (
    <ul
      aria-label={t('citations.label')}
      className={classNames('flex max-w-full gap-1 px-1', inOneLine ? 'overflow-x-auto py-1' : 'flex-wrap')}
    >
      {citations.map(({ chunkId, quote, source }, index) => {
        const content = (
          <>
            <span className="tabular">{index + 1}</span>
            <span className="truncate">{source?.name ?? t('citations.deleted')}</span>
          </>
        );
        return (
          <li key={`${chunkId}-${quote}`} className={inOneLine ? 'shrink-0' : 'min-w-0'}>
            <Tooltip label={quote} side="top">
              {source ? (
                <Link
                  href={chunkUrl(source.id, chunkId, quote)}
                  prefetch={false}
                  className={`${chipClass} hover:bg-ai-soft`}
                >
                  {content}
                </Link>
              ) : (
                <button type="button" className={chipClass}>
                  {content}
                </button>
              )}
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}
