'use client';

import { CircleCheck, FileText } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { Knowledge_SourceFragmentFragment as Source } from '@/gql/graphql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { DocumentTable } from './document-table';
import { useDocumentList } from './use-document-list';

type Props = { source: Source; onOpen: (documentId: string) => void };

/** What a source consists of, with a way to see only what could not be read. */
export function DocumentList({ source, onOpen }: Props) {
  const t = useT();
  const [failedOnly, setFailedOnly] = useState(false);
  const list = useDocumentList(source, failedOnly);
  return (
    <section aria-label={t('knowledge.documents')} className="flex grow flex-col">
      <div className="flex h-8 items-center justify-between gap-3">
        <h2 className="font-semibold text-body">{t('knowledge.documents')}</h2>
        {(source.failedCount > 0 || failedOnly) && (
          <label className="flex items-center gap-2 text-list text-muted">
            <input
              type="checkbox"
              checked={failedOnly}
              onChange={(event) => setFailedOnly(event.target.checked)}
              className="size-4 accent-accent"
            />
            {t('knowledge.failedOnly')}
          </label>
        )}
      </div>
      {list.error && list.documents.length === 0 ? (
        <div className="grid grow place-items-center">
          <ErrorState error={toAppError(list.error)} onRetry={() => list.refetch({ requestPolicy: 'network-only' })} />
        </div>
      ) : list.loading ? (
        <Skeleton className="mt-2 h-32" />
      ) : list.documents.length === 0 ? (
        <div className="grid grow place-items-center">
          {failedOnly ? (
            <EmptyState icon={CircleCheck} title={t('knowledge.noneFailed')} />
          ) : (
            <EmptyState
              icon={FileText}
              title={t('knowledge.noDocuments')}
              description={t(`knowledge.noDocuments.${source.status}`)}
            />
          )}
        </div>
      ) : (
        <>
          <DocumentTable documents={list.documents} onOpen={onOpen} />
          {list.hasNextPage && (
            <Button className="mt-4 self-center" busy={list.loadingMore} onClick={() => void list.loadMore()}>
              {t('common.showMore')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
