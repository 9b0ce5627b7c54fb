import { useEffect, useRef } from 'react';
import { useClient } from 'urql';
import { useWorkspace } from '@/features/workspace/workspace-provider';
import type { KnowledgeSourceChangedSubscription } from '@/gql/graphql';
import { KnowledgeSourceChanged } from './knowledge-documents';

type Change = KnowledgeSourceChangedSubscription['knowledgeSourceChanged'];

/**
 * Follows the knowledge sources while the page is open, from a point before anything on it was read. What changed in a
 * source is on screen by itself, since the cache knows it by its id.
 * @param onChange for what the cache cannot know, such as that one is new or gone
 */
export function useSourceChanges(onChange: (change: Change) => void): void {
  const client = useClient();
  const workspace = useWorkspace();
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const { unsubscribe } = client
      .subscription(KnowledgeSourceChanged, { after: workspace.cursor() })
      .subscribe(({ data }) => data && latest.current(data.knowledgeSourceChanged));
    return unsubscribe;
  }, [client, workspace]);
}
