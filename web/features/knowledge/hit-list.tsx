'use client';

import Link from 'next/link';
import type { Knowledge_HitFragmentFragment as Hit } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { useNumbers } from '@/lib/i18n/use-numbers';
import { chunkUrl } from './chunk-url';
import { pieceTitle } from './piece-title';

/** What a search found, the best first, with the figures that put each where it stands. */
export function HitList({ hits }: { hits: readonly Hit[] }) {
  const best = hits[0]?.score ?? 1;
  return (
    <ol className="border-line border-t">
      {hits.map((hit) => (
        <HitRow key={hit.chunk.id} hit={hit} share={best > 0 ? hit.score / best : 0} />
      ))}
    </ol>
  );
}

function HitRow({ hit, share }: { hit: Hit; share: number }) {
  const { id, heading, knowledgeSource: source } = hit.chunk;
  const title = pieceTitle(source?.name, heading);
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)] gap-1 border-line border-b py-3 hover:bg-hover">
      <div className="flex items-baseline gap-3">
        {source ? (
          <Link
            href={chunkUrl(source.id, id)}
            prefetch={false}
            data-inset-focus
            className="min-w-0 grow truncate rounded-list font-medium text-list after:absolute after:inset-0"
          >
            {title}
          </Link>
        ) : (
          <span className="min-w-0 grow truncate font-medium text-list">{title}</span>
        )}
        <Scores hit={hit} share={share} />
      </div>
      <p className="line-clamp-4 whitespace-pre-line text-list text-muted [overflow-wrap:anywhere]">
        <Highlighted hit={hit} />
      </p>
    </li>
  );
}

/** The piece around what matches, or else its beginning. */
function Highlighted({ hit }: { hit: Hit }) {
  const parts = hit.highlights.find(({ field }) => field === 'content')?.parts;
  if (!parts) return hit.chunk.content;
  let at = 0;
  return parts.map(({ text, matched }) => {
    const key = at;
    at += text.length;
    return matched ? (
      <mark key={key} className="rounded-[3px] bg-note-soft font-medium text-note-ink">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}

function Scores({ hit: { score, lexicalScore, vectorScore }, share }: { hit: Hit; share: number }) {
  const t = useT();
  const numbers = useNumbers();
  const part = (value: number | null | undefined) => (value == null ? '–' : numbers.score(value));
  return (
    <span className="tabular flex shrink-0 items-center gap-3 text-meta text-muted">
      <span className="max-tablet:hidden" title={t('knowledge.lexicalHint')}>
        {t('knowledge.lexical')} {part(lexicalScore)}
      </span>
      <span className="max-tablet:hidden" title={t('knowledge.vectorHint')}>
        {t('knowledge.vector')} {part(vectorScore)}
      </span>
      <span className="flex items-center gap-1.5" title={t('knowledge.scoreHint')}>
        <span aria-hidden className="h-1 w-10 overflow-hidden rounded-full bg-hover">
          <span className="block h-full rounded-full bg-mark" style={{ width: `${share * 100}%` }} />
        </span>
        <span className="sr-only">{t('knowledge.score')} </span>
        <span className="font-medium text-ink">{numbers.score(score)}</span>
      </span>
    </span>
  );
}
