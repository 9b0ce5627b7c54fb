'use client';

import { CircleHelp, SearchX } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Input } from '@/components/ui/input';
import { Skeleton } from '@/components/ui/skeleton';
import { readFragment } from '@/gql';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { HitFragment, SearchKnowledge } from './chunk-documents';
import { HitList } from './hit-list';

const hitsMax = 10;
const queryCharsMax = 1_000;

/** Asks as an AI agent would, and shows what it would find; what was there before waits underneath. */
export function KnowledgeSearch({ sourceId, children }: { sourceId?: string; children: ReactNode }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setQuery(typed.trim());
  };
  const clear = () => {
    setTyped('');
    setQuery('');
  };
  return (
    <>
      <search className="mb-4">
        <form onSubmit={onSubmit} className="flex gap-2">
          <div className="relative grow">
            <CircleHelp size={16} strokeWidth={1.5} className="absolute top-2 left-2.5 text-muted" aria-hidden />
            <Input
              aria-label={t('knowledge.try')}
              placeholder={t(sourceId ? 'knowledge.tryHere' : 'knowledge.try')}
              value={typed}
              maxLength={queryCharsMax}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => event.key === 'Escape' && clear()}
              className="pl-8"
            />
          </div>
          <Button type="submit" disabled={typed.trim() === ''}>
            {t('knowledge.search')}
          </Button>
          {query && (
            <Button variant="ghost" onClick={clear}>
              {t('knowledge.clear')}
            </Button>
          )}
        </form>
      </search>
      {query ? <Found query={query} sourceId={sourceId} /> : children}
    </>
  );
}

function Found({ query, sourceId }: { query: string; sourceId?: string }) {
  const t = useT();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: SearchKnowledge,
    variables: { query, first: hitsMax, sourceIds: sourceId ? [sourceId] : undefined },
    requestPolicy: 'network-only', // the sources may have changed, and scores are what one looks at
  });
  if (fetching) {
    return (
      <div className="grid gap-3" aria-busy="true">
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </div>
    );
  }
  if (error) {
    return (
      <div className="grid grow place-items-center">
        <ErrorState error={toAppError(error)} onRetry={() => refetch({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  const hits = readFragment(HitFragment, data?.searchKnowledge.hits ?? []);
  if (hits.length === 0) {
    return (
      <div className="grid grow place-items-center">
        <EmptyState icon={SearchX} title={t('knowledge.nothingFound')} description={t('knowledge.nothingFoundHint')} />
      </div>
    );
  }
  return <HitList hits={hits} />;
}
