import { useMemo } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '@/gql';
import { SavedReplyFragment, SavedReplyList } from './saved-reply-documents';

/** The saved replies of this organization, by shortcut. */
export function useSavedReplies(options: { pause?: boolean } = {}) {
  const [{ data, error, fetching }, refetch] = useQuery({ query: SavedReplyList, pause: options.pause });
  const savedReplies = useMemo(
    () =>
      (data?.savedReplies.nodes ?? [])
        .map((node) => readFragment(SavedReplyFragment, node))
        .sort((a, b) => a.shortcut.localeCompare(b.shortcut)),
    [data],
  );
  return { savedReplies, error, loading: fetching && !data, refetch };
}
