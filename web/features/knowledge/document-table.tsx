'use client';

import type { KnowledgeDocumentsQuery } from '@/gql/graphql';
import { useT } from '@/lib/i18n/i18n-provider';
import { useNumbers } from '@/lib/i18n/use-numbers';

type Document = NonNullable<KnowledgeDocumentsQuery['knowledgeSource']>['documents']['nodes'][number];
type Props = { documents: readonly Document[]; onOpen: (documentId: string) => void };

const headClass = 'h-8 border-line border-b pr-4 font-medium';
const cellClass = 'h-12 border-line border-b py-1.5 pr-4 text-list text-muted';

export function DocumentTable({ documents, onOpen }: Props) {
  const t = useT();
  const numbers = useNumbers();
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <thead className="text-meta text-muted">
        <tr>
          <th className={headClass}>{t('knowledge.title')}</th>
          <th className={`${headClass} w-22 text-right max-desktop:hidden`}>{t('knowledge.size')}</th>
          <th className={`${headClass} w-20 text-right`}>{t('knowledge.pieces')}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => {
          const { id, title, locator, status, error, chunkCount, sizeBytes } = document;
          return (
            <tr key={id} className="relative hover:bg-hover">
              <td className={cellClass}>
                {chunkCount > 0 ? (
                  <button
                    type="button"
                    data-inset-focus
                    onClick={() => onOpen(id)}
                    className="block w-full rounded-list text-left after:absolute after:inset-0"
                  >
                    <DocumentName title={title} locator={locator} />
                  </button>
                ) : (
                  <DocumentName title={title} locator={locator} />
                )}
                {status === 'FAILED' && (
                  <span className="block text-live-ink text-meta [overflow-wrap:anywhere]">
                    {error ?? t('knowledge.unreadOne')}
                  </span>
                )}
              </td>
              <td className={`${cellClass} tabular text-right max-desktop:hidden`}>{numbers.size(sizeBytes)}</td>
              <td className={`${cellClass} tabular text-right`}>{numbers.count(chunkCount)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function DocumentName({ title, locator }: { title: string | null | undefined; locator: string }) {
  return (
    <>
      <span className="block truncate font-medium text-ink">{title || locator}</span>
      {title && <span className="block truncate text-meta">{locator}</span>}
    </>
  );
}
