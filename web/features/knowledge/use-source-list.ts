import { useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { readFragment } from '@/gql';
import { KnowledgeSourceList, SourceFragment } from './knowledge-documents';

const pageSize = 50;

/** The knowledge sources, the newest first. */
export function useSourceList() {
  const client = useClient();
  const variables = useMemo(() => ({ first: pageSize }), []);
  const [{ data, error, fetching }, refetch] = useQuery({
    query: KnowledgeSourceList,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const [loadingMore, setLoadingMore] = useState(false);
  const nodes = data?.knowledgeSources.nodes;
  const sources = useMemo(() => readFragment(SourceFragment, nodes ?? []), [nodes]);
  const { hasNextPage = false, endCursor = null } = data?.knowledgeSources.pageInfo ?? {};
  const loadMore = async () => {
    if (!endCursor) return;
    setLoadingMore(true);
    await client.query(KnowledgeSourceList, { ...variables, after: endCursor }).toPromise();
    setLoadingMore(false);
  };
  return { sources, error, loading: fetching && !data, hasNextPage, loadingMore, loadMore, refetch };
}
