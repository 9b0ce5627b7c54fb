'use client';

import { ErrorState } from '@/components/ui/error-state';
import { toAppError } from '@/lib/graphql/app-error';
import { useShortcuts } from '@/lib/keyboard/use-shortcuts';
import { late } from '@/lib/late';
import { ListSkeleton } from '../shell/shell-skeleton';
import { ConversationList } from './conversation-list';
import { useConversationList } from './use-conversation-list';
import { useInboxNavigation } from './use-inbox-navigation';
import { ViewHeader } from './view-header';

/** Most views have something in them. */
const EmptyView = late(() => import('./empty-view').then((module) => module.EmptyView));

export function ConversationPane() {
  const { view, conversationId, open } = useInboxNavigation();
  const list = useConversationList(view);

  const step = (by: number) => {
    const at = list.items.findIndex(({ id }) => id === conversationId);
    const next = list.items[at < 0 ? 0 : at + by];
    if (next) open(next.id);
  };
  useShortcuts({ j: () => step(1), k: () => step(-1) });

  return (
    <>
      <ViewHeader />
      {list.items.length > 0 ? (
        // Another view is another list, with a scroll of its own.
        <ConversationList key={view} {...list} selectedId={conversationId} onOpen={open} />
      ) : list.loading ? (
        <ListSkeleton />
      ) : list.error ? (
        <div className="grid grow place-items-center">
          <ErrorState error={toAppError(list.error)} onRetry={() => list.refetch({ requestPolicy: 'network-only' })} />
        </div>
      ) : (
        <EmptyView view={view} />
      )}
    </>
  );
}
