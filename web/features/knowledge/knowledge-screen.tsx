'use client';

import { BookOpen, Plus } from 'lucide-react';
import { useState } from 'react';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { usePermission } from '@/features/workspace/workspace-provider';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { late } from '@/lib/late';
import { ListSkeleton } from '../shell/shell-skeleton';
import './knowledge-texts';
import { KnowledgeSearch } from './knowledge-search';
import { SourceTable } from './source-table';
import { useSourceChanges } from './use-source-changes';
import { useSourceList } from './use-source-list';

const AddSourceDialog = late(() => import('./add-source-dialog').then((module) => module.AddSourceDialog));

export function KnowledgeScreen() {
  const t = useT();
  const canWrite = usePermission('knowledge:write');
  const [adding, setAdding] = useState(false);
  const list = useSourceList();
  const readAgain = () => list.refetch({ requestPolicy: 'network-only' });
  useSourceChanges(({ type }) => type !== 'KNOWLEDGE_SOURCE_UPDATED' && readAgain());
  const isEmpty = list.sources.length === 0;
  const addButton = canWrite && (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus size={16} strokeWidth={1.5} aria-hidden />
      {t('knowledge.add')}
    </Button>
  );

  return (
    <main className="min-h-0 grow overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-280 flex-col px-4 py-6 tablet:px-8">
        <PageHeader title={t('nav.knowledge')} lead={t('knowledge.lead')}>
          {!isEmpty && addButton}
        </PageHeader>
        {list.error && isEmpty ? (
          <div className="grid grow place-items-center">
            <ErrorState error={toAppError(list.error)} onRetry={readAgain} />
          </div>
        ) : list.loading ? (
          <ListSkeleton />
        ) : isEmpty ? (
          <div className="grid grow place-items-center">
            <EmptyState
              icon={BookOpen}
              title={t('knowledge.empty')}
              description={t(canWrite ? 'knowledge.emptyHint' : 'knowledge.emptyHintWait')}
            >
              {addButton}
            </EmptyState>
          </div>
        ) : (
          <KnowledgeSearch>
            <SourceTable sources={list.sources} />
            {list.hasNextPage && (
              <Button className="mt-4 self-center" busy={list.loadingMore} onClick={() => void list.loadMore()}>
                {t('common.showMore')}
              </Button>
            )}
          </KnowledgeSearch>
        )}
      </div>
      {adding && <AddSourceDialog onClose={() => setAdding(false)} onAdded={readAgain} />}
    </main>
  );
}
