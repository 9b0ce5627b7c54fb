'use client';

import { classNames } from '@/components/ui/class-names';
import { ConversationPane } from './conversation-pane';
import { InboxEmptyThread } from './inbox-empty-thread';
import { ThreadPane } from './thread-pane';
import { useInboxNavigation } from './use-inbox-navigation';

/** List, thread and details side by side; on a phone one at a time. */
export function InboxScreen() {
  const { conversationId } = useInboxNavigation();
  return (
    <main className="flex min-h-0 grow">
      <div
        className={classNames(
          'w-full min-w-0 shrink-0 flex-col border-line tablet:flex tablet:w-75 tablet:border-r desktop:w-85',
          conversationId ? 'hidden' : 'flex',
        )}
      >
        <ConversationPane />
      </div>
      <div className={classNames('min-w-0 grow tablet:flex', conversationId ? 'flex' : 'hidden')}>
        {conversationId ? <ThreadPane key={conversationId} conversationId={conversationId} /> : <InboxEmptyThread />}
      </div>
    </main>
  );
}
