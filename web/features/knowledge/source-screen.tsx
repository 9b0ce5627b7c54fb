'use client';

import { ArrowLeft, BookX } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useQuery } from 'urql';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { readFragment } from '@/gql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { late } from '@/lib/late';
import './knowledge-texts';
import { DocumentList } from './document-list';
import { KnowledgeSourceDetails, SourceFragment } from './knowledge-documents';
import { KnowledgeSearch } from './knowledge-search';
import { SourceHeader } from './source-header';
import { useSourceChanges } from './use-source-changes';

const PieceDrawer = late(() => import('./piece-drawer').then((module) => module.PieceDrawer));

export function SourceScreen({ sourceId }: { sourceId: string }) {
  const t = useT();
  const router = useRouter();
  const pathname = usePathname();
  const address = useSearchParams();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: KnowledgeSourceDetails,
    variables: { id: sourceId },
    requestPolicy: 'cache-and-network',
  });
  const readAgain = () => refetch({ requestPolicy: 'network-only' });
  useSourceChanges(({ type, knowledgeSourceId }) => {
    if (knowledgeSourceId === sourceId && type === 'KNOWLEDGE_SOURCE_DELETED') readAgain();
  });
  const source = data?.knowledgeSource && readFragment(SourceFragment, data.knowledgeSource);
  const problem = error && toAppError(error);
  const [documentId, chunkId] = [address.get('document'), address.get('chunk')];
  const show = (what: Record<string, string>) =>
    router.replace(`${pathname}${Object.keys(what).length > 0 ? `?${new URLSearchParams(what)}` : ''}`, {
      scroll: false,
    });

  return (
    <main className="min-h-0 grow overflow-y-auto">
      <div className="mx-auto flex min-h-full max-w-280 flex-col px-4 py-6 tablet:px-8">
        <Link href="/knowledge" className="mb-4 flex items-center gap-1 self-start text-list text-muted hover:text-ink">
          <ArrowLeft size={16} strokeWidth={1.5} aria-hidden />
          {t('nav.knowledge')}
        </Link>
        {problem && problem.code !== 'NOT_FOUND' && !source ? (
          <div className="grid grow place-items-center">
            <ErrorState error={problem} onRetry={readAgain} />
          </div>
        ) : fetching && !data ? (
          <Skeleton className="h-40" />
        ) : source ? (
          <>
            <SourceHeader source={source} onDeleted={() => router.push('/knowledge')} />
            <KnowledgeSearch sourceId={sourceId}>
              <DocumentList source={source} onOpen={(id) => show({ document: id })} />
            </KnowledgeSearch>
          </>
        ) : (
          <div className="grid grow place-items-center">
            <EmptyState icon={BookX} title={t('knowledge.missing')} description={t('knowledge.missingHint')} />
          </div>
        )}
      </div>
      {(documentId || chunkId) && (
        <PieceDrawer
          documentId={documentId}
          chunkId={chunkId}
          quote={address.get('quote')}
          onWhole={(id) => show({ document: id })}
          onClose={() => show({})}
        />
      )}
    </main>
  );
}
