import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient, useQuery } from 'urql';
import type { ConversationView } from '@/gql/graphql';
import { useWorkspace } from '../workspace/workspace-provider';
import { toConversationItem } from './conversation-item';
import { ConversationList } from './inbox-documents';
import { composeList } from './list-order';

const pageSize = 25;

export function useConversationList(view: ConversationView) {
  const client = useClient();
  const workspace = useWorkspace();
  const variables = useMemo(() => ({ first: pageSize, filter: { view } }), [view]);
  const [{ data, error, fetching }, refetch] = useQuery({ query: ConversationList, variables });
  const [loadingMore, setLoadingMore] = useState(false);

  // What happened while the list was being read is neither in it nor could be put into it: read it once more.
  const eventsBefore = useRef<number>(undefined);
  useEffect(() => {
    if (fetching) {
      eventsBefore.current ??= workspace.eventCount();
    } else if (eventsBefore.current !== undefined) {
      const missed = eventsBefore.current !== workspace.eventCount();
      eventsBefore.current = undefined;
      if (missed) void client.query(ConversationList, variables, { requestPolicy: 'network-only' }).toPromise();
    }
  }, [fetching, client, variables, workspace]);

  const nodes = data?.conversations.nodes;
  const items = useMemo(
    () => (nodes ? composeList(nodes.map(toConversationItem), view, workspace.userId) : []),
    [nodes, view, workspace],
  );

  const { hasNextPage = false, endCursor = null } = data?.conversations.pageInfo ?? {};
  const loadMore = async () => {
    if (!hasNextPage || !endCursor || loadingMore) return;
    setLoadingMore(true);
    await client.query(ConversationList, { ...variables, after: endCursor }).toPromise();
    setLoadingMore(false);
  };

  return { items, error, loading: !data && fetching, hasNextPage, loadingMore, loadMore, refetch };
}
