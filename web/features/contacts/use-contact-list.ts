import { useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { readFragment } from '@/gql';
import { ContactFragment, ContactList } from './contact-documents';

const pageSize = 50;

export function useContactList(search: string) {
  const client = useClient();
  const variables = useMemo(() => ({ first: pageSize, search: search || undefined }), [search]);
  // Contacts change by more than the events that we follow: show what is known, and look again.
  const [{ data, error, fetching }, refetch] = useQuery({
    query: ContactList,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const [loadingMore, setLoadingMore] = useState(false);
  const nodes = data?.contacts.nodes;
  const contacts = useMemo(() => readFragment(ContactFragment, nodes ?? []), [nodes]);
  const { hasNextPage = false, endCursor = null } = data?.contacts.pageInfo ?? {};
  const loadMore = async () => {
    if (!endCursor) return;
    setLoadingMore(true);
    await client.query(ContactList, { ...variables, after: endCursor }).toPromise();
    setLoadingMore(false);
  };
  return { contacts, error, loading: fetching && !data, hasNextPage, loadingMore, loadMore, refetch };
}
