'use client';

import { MessageCircleOff } from 'lucide-react';
import { useRef, useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { useShowing } from '@/features/presence/use-presence';
import { toAppError } from '@/lib/graphql/app-error';
import { useT } from '@/lib/i18n/i18n-provider';
import { useShortcuts } from '@/lib/keyboard/use-shortcuts';
import { late } from '@/lib/late';
import { Composer, type ComposerHandle } from './composer';
import { DetailsPanel } from './details-panel';
import { detailsPreference } from './details-preference';
import { MessageScroller } from './message-scroller';
import { ThreadHeader } from './thread-header';
import { ThreadSkeleton } from './thread-skeleton';
import { useAiControl } from './use-ai-control';
import { useConversationActions } from './use-conversation-actions';
import { useInboxNavigation } from './use-inbox-navigation';
import { useMarkRead } from './use-mark-read';
import { useThread } from './use-thread';

const Drawer = late(() => import('@/components/ui/drawer').then((module) => module.Drawer));

export function ThreadPane({ conversationId }: { conversationId: string }) {
  const t = useT();
  const thread = useThread(conversationId);
  const { item } = thread;
  const actions = useConversationActions(conversationId);
  const control = useAiControl(item, thread.ai, actions);
  const composer = useRef<ComposerHandle>(null);
  const [menu, setMenu] = useState<'assign' | 'label' | 'snooze'>();
  const [drawerOpen, setDrawerOpen] = useState(false);
  const detailsShown = detailsPreference.use() === 'shown';
  const { close } = useInboxNavigation();
  useMarkRead(item);
  useShowing(conversationId);

  const toggleDetails = () => {
    if (innerWidth < 1024) setDrawerOpen((open) => !open);
    else detailsPreference.set(detailsShown ? 'hidden' : 'shown');
  };
  useShortcuts({
    r: () => composer.current?.focus('REPLY'),
    n: () => composer.current?.focus('NOTE'),
    enter: () => composer.current?.focus(),
    a: () => setMenu('assign'),
    l: () => setMenu('label'),
    h: () => setMenu('snooze'),
    e: () => void (item?.status === 'RESOLVED' ? actions.reopen() : actions.resolve()),
    d: toggleDetails,
    t: () => control.toggle?.(),
    u: () => void actions.markUnread().then((done) => done && close()),
  });

  const error = thread.error && toAppError(thread.error);
  if (error && error.code !== 'NOT_FOUND' && !item) {
    return (
      <div className="grid grow place-items-center">
        <ErrorState error={error} onRetry={() => thread.refetch({ requestPolicy: 'network-only' })} />
      </div>
    );
  }
  if (!item && (thread.isMissing || error)) {
    return (
      <div className="grid grow place-items-center">
        <EmptyState icon={MessageCircleOff} title={t('thread.missing')} description={t('thread.missingHint')} />
      </div>
    );
  }
  if (!item) return <ThreadSkeleton />;
  const answerId =
    thread.messages.findLast(({ authorType, seq }) => authorType === 'AI' && seq !== null)?.id ?? undefined;
  return (
    <>
      <section aria-label={item.name} className="flex min-w-0 grow flex-col">
        <ThreadHeader
          item={item}
          actions={actions}
          menu={menu}
          onMenu={setMenu}
          detailsShown={detailsShown}
          onDetails={toggleDetails}
        />
        <MessageScroller thread={thread} conversationId={conversationId} />
        <Composer ref={composer} item={item} messages={thread.messages} control={control} />
      </section>
      {detailsShown && (
        <aside
          aria-label={t('details.title')}
          className="hidden w-80 shrink-0 overflow-y-auto border-line border-l desktop:block"
        >
          <DetailsPanel item={item} actions={actions} answerId={answerId} />
        </aside>
      )}
      {drawerOpen && (
        <Drawer title={t('details.title')} onClose={() => setDrawerOpen(false)}>
          <DetailsPanel item={item} actions={actions} answerId={answerId} />
        </Drawer>
      )}
    </>
  );
}
