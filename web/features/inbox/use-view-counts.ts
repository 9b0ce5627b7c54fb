import { useQuery } from 'urql';
import type { ConversationView } from '@/gql/graphql';
import { ConversationCountsQuery } from './inbox-documents';
import { viewCountFields } from './view-labels';

/** How many conversations each view holds; read again, at most every two seconds, when events say that it changed. */
export function useViewCounts(): (view: ConversationView) => number | undefined {
  const [{ data }] = useQuery({ query: ConversationCountsQuery });
  return (view) => data?.conversationCounts[viewCountFields[view]];
}
