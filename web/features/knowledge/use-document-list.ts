import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { throttle } from '@/features/workspace/timing';
import type { Knowledge_SourceFragmentFragment as Source } from '@/gql/graphql';
import { KnowledgeDocuments } from './knowledge-documents';

const pageSize = 50;
const readAgainMs = { soon: 300, every: 2_000 };

/** The pages or files of a source; read again while it is being ingested, but not for every page of it. */
export function useDocumentList(source: Source, failedOnly: boolean) {
  const client = useClient();
  const variables = useMemo(
    () => ({ id: source.id, first: pageSize, status: failedOnly ? (['FAILED'] as const).slice() : undefined }),
    [source.id, failedOnly],
  );
  const [{ data, error, fetching }, refetch] = useQuery({
    query: KnowledgeDocuments,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const [loadingMore, setLoadingMore] = useState(false);

  const latest = useRef(refetch);
  useEffect(() => {
    latest.current = refetch;
  });
  const reread = useMemo(
    () => throttle(readAgainMs.soon, readAgainMs.every, () => latest.current({ requestPolicy: 'network-only' })),
    [],
  );
  useEffect(() => () => reread.cancel(), [reread]);
  const extent = [source.status, source.documentCount, source.failedCount, source.chunkCount].join();
  const known = useRef(extent);
  useEffect(() => {
    if (known.current === extent) return;
    known.current = extent;
    reread.run();
  }, [extent, reread]);

  const connection = data?.knowledgeSource?.documents;
  const { hasNextPage = false, endCursor = null } = connection?.pageInfo ?? {};
  const loadMore = async () => {
    setLoadingMore(true);
    await client.query(KnowledgeDocuments, { ...variables, after: endCursor }).toPromise();
    setLoadingMore(false);
  };
  return {
    documents: connection?.nodes ?? [],
    error,
    loading: fetching && !data,
    hasNextPage,
    loadingMore,
    loadMore,
    refetch,
  };
}
