import type { Client } from '@urql/core';
import { followTyping } from '@/features/inbox/follow-typing';
import { ConversationCountsQuery, ConversationsById, InboxEvents } from '@/features/inbox/inbox-documents';
import { createInboxUpdates } from '@/features/inbox/inbox-updates';
import { optimisticConversation } from '@/features/inbox/optimistic';
import { createReadStates } from '@/features/inbox/read-states';
import { createSend } from '@/features/inbox/send-outgoing';
import { createPresence } from '@/features/presence/presence';
import type { InboxEventsSubscription } from '@/gql/graphql';
import { createClient } from '@/lib/graphql/client';
import { createOutbox, type OutgoingMessage } from '@/lib/outbox/outbox';
import { createConnection } from '@/lib/realtime/connection';
import { backoffMs, followInbox, type InboxResult } from '@/lib/realtime/follow-inbox';
import { createSocket } from '@/lib/realtime/socket';
import { exclusively } from '@/lib/session/tabs';
import { readStored, writeStored } from '@/lib/storage/local-storage';
import { batch, throttle } from './timing';

type Options = { organizationId: string; userId: string; onExpired: () => void };

const refreshedAtOnceMax = 50;

export type Workspace = ReturnType<typeof createWorkspace>;

/** Everything that one organization needs in one tab: cache, socket, event feed and outbox. Leaving it closes them all. */
export function createWorkspace({ organizationId, userId, onExpired }: Options) {
  const connection = createConnection();
  const socket = createSocket(organizationId, connection);
  const presence = createPresence({ socket, connection, userId });
  const signals = followTyping(socket, connection);
  const refresh = batch(100, (ids: string[]) => {
    for (let at = 0; at < ids.length; at += refreshedAtOnceMax) {
      const some = ids.slice(at, at + refreshedAtOnceMax);
      void client.query(ConversationsById, { ids: some }, { requestPolicy: 'network-only' }).toPromise();
    }
  });
  const refreshCounts = throttle(250, 2_000, () => {
    void client.query(ConversationCountsQuery, {}, { requestPolicy: 'network-only' }).toPromise();
  });

  const readStates = createReadStates(refresh.add);

  const client: Client = createClient({
    organizationId,
    answers: readStates.exchange,
    updates: createInboxUpdates({ viewerId: userId, readStates, onStaleConversation: refresh.add }),
    optimistic: optimisticConversation,
    subscribe(payload, sink) {
      if (payload.operationName !== 'InboxEvents') return socket.subscribe(payload, sink);
      return followInbox({
        after: String(payload.variables?.after),
        subscribe: (variables, events) =>
          socket.subscribe<InboxResult['data']>({ ...payload, variables }, events as never),
        onEvent: (result) => sink.next(result as never),
        onCaughtUp() {
          connection.set('live');
          void outbox.flush();
        },
        onExpired,
      });
    },
  });

  const storageKey = `switchboard.outbox.${organizationId}.${userId}`;
  const outbox = createOutbox({
    send: createSend(client, userId),
    storage: {
      read: () => readStored<OutgoingMessage[]>(storageKey),
      write: (messages) => writeStored(storageKey, messages.length > 0 ? messages : undefined),
    },
    exclusively: (run) => exclusively(storageKey, run),
    retryMs: backoffMs,
  });
  const onStorage = (event: StorageEvent) => event.key === storageKey && outbox.reload();
  addEventListener('storage', onStorage);

  let eventCount = 0;
  let feed: { unsubscribe: () => void } | undefined;
  return {
    organizationId,
    userId,
    client,
    connection,
    outbox,
    presence,
    typing: signals.typing,
    /** Grows with every event: whoever reads a list can tell whether something happened meanwhile. */
    eventCount: () => eventCount,
    /** @param after the cursor that was read before anything else was */
    follow(after: string) {
      feed ??= client.subscription(InboxEvents, { after }).subscribe(({ data }) => {
        if (data) afterEvent(data.inboxEvents);
      });
    },
    close() {
      feed?.unsubscribe();
      presence.close();
      signals.close();
      refresh.cancel();
      refreshCounts.cancel();
      outbox.close();
      removeEventListener('storage', onStorage);
      void socket.dispose();
    },
  };

  function afterEvent(event: InboxEventsSubscription['inboxEvents']): void {
    eventCount += 1;
    if (event.type.startsWith('MESSAGE') || event.type.startsWith('CONVERSATION')) {
      if (event.type !== 'CONVERSATION_READ') refreshCounts.run();
    }
    if (event.__typename === 'MessageAddedEvent' && event.message) {
      const { clientMessageId } = event.message as { clientMessageId?: string | null };
      if (clientMessageId) outbox.remove(clientMessageId);
    }
  }
}
