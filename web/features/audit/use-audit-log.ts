import { useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { readFragment } from '@/gql';
import { AuditLogFragment, AuditLogList } from './audit-documents';

const pageSize = 50;

/** Every page that is opened does it; whoever looks for it chooses it. */
const routine = ['session.refresh'];

/** What was done, newest first; the further pages are added to the first one. */
export function useAuditLog(action: string) {
  const client = useClient();
  const variables = useMemo(() => ({ first: pageSize, filter: action ? { action } : { except: routine } }), [action]);
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AuditLogList,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const [loadingMore, setLoadingMore] = useState(false);
  const entries = readFragment(AuditLogFragment, data?.auditLogs.nodes ?? []);
  const { hasNextPage = false, endCursor = null } = data?.auditLogs.pageInfo ?? {};
  const loadMore = async () => {
    setLoadingMore(true);
    await client.query(AuditLogList, { ...variables, after: endCursor }).toPromise();
    setLoadingMore(false);
  };
  return { entries, error, loading: fetching && !data, hasNextPage, loadingMore, loadMore, refetch };
}
