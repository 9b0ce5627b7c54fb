'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { chunkUrl } from '@/features/knowledge/chunk-url';
import { pieceTitle } from '@/features/knowledge/piece-title';
import type { AiAgents_AnswerFragmentFragment as Answer, Knowledge_HitFragmentFragment as Hit } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { useNumbers } from '@/lib/i18n/use-numbers';

/** What was found for an answer, the best first; each opens to its text. */
export function RetrievedPieces({ answer, hits }: { answer: Answer; hits?: readonly Hit[] }) {
  const t = useT();
  const numbers = useNumbers();
  const scoresOf = (chunkId: string) => {
    const hit = hits?.find(({ chunk }) => chunk.id === chunkId);
    if (!hit) return undefined;
    const say = (value: number | null | undefined) => (value == null ? '–' : numbers.score(value));
    return t('answer.scores', { words: say(hit.lexicalScore), meaning: say(hit.vectorScore) });
  };
  return (
    <section>
      <h4 className="pb-1 text-meta text-muted">{t('answer.found')}</h4>
      {answer.retrieved.length === 0 && <p className="text-list">{t('answer.foundNothing')}</p>}
      <ol>
        {answer.retrieved.map(({ chunkId, score, source, chunk }) => (
          <li key={chunkId}>
            <details className="group border-line border-t py-1.5">
              <summary className="flex cursor-default items-center gap-1.5 rounded-list text-list hover:text-accent-ink">
                <ChevronRight
                  size={14}
                  strokeWidth={1.5}
                  aria-hidden
                  className="shrink-0 text-muted transition-transform duration-120 group-open:rotate-90"
                />
                <span className="min-w-0 grow truncate">
                  {pieceTitle(source?.name, chunk?.heading) || t('citations.deleted')}
                </span>
                <span className="tabular shrink-0 text-meta text-muted">{numbers.score(score)}</span>
              </summary>
              <div className="grid gap-1.5 pt-1 pl-5 text-list text-muted">
                <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
                  {chunk?.content ?? t('answer.pieceGone')}
                </p>
                <p className="flex flex-wrap gap-x-3 text-meta">
                  {scoresOf(chunkId) && <span className="tabular">{scoresOf(chunkId)}</span>}
                  {source && chunk && (
                    <Link
                      href={chunkUrl(source.id, chunkId)}
                      prefetch={false}
                      className="text-accent-ink hover:underline"
                    >
                      {t('answer.openPiece')}
                    </Link>
                  )}
                </p>
              </div>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
