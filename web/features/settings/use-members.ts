import { useMemo } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '@/gql';
import { MemberFragment, MemberList } from './member-documents';

/** The people of this organization, by name. */
export function useMembers(options: { pause?: boolean } = {}) {
  const [{ data, error, fetching }, refetch] = useQuery({ query: MemberList, pause: options.pause });
  const members = useMemo(
    () =>
      (data?.members.nodes ?? [])
        .map((node) => readFragment(MemberFragment, node))
        .sort((a, b) => a.user.name.localeCompare(b.user.name)),
    [data],
  );
  return { members, error, loading: fetching && !data, refetch };
}
