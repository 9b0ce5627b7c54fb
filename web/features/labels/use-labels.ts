import { useMemo } from 'react';
import { useQuery } from 'urql';
import { readFragment } from '@/gql';
import { LabelFragment, LabelList } from './label-documents';

/** The labels of this organization, by name. */
export function useLabels() {
  const [{ data, error, fetching }, refetch] = useQuery({ query: LabelList });
  const labels = useMemo(
    () =>
      (data?.labels.nodes ?? [])
        .map((node) => readFragment(LabelFragment, node))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [data],
  );
  return { labels, error, loading: fetching && !data, refetch };
}
