import type { AnyVariables, Client, TypedDocumentNode } from '@urql/core';
import { followAnswer } from '@/features/inbox/follow-answer';
import { followTyping } from '@/features/inbox/follow-typing';
import { ConversationCountsQuery, ConversationsById, InboxEvents } from '@/features/inbox/inbox-documents';
import { createInboxUpdates } from '@/features/inbox/inbox-updates';
import type { AnswerDelta } from '@/features/inbox/live-answer';
import { optimisticConversation } from '@/features/inbox/optimistic';
import { createReadStates } from '@/features/inbox/read-states';
import { createSend } from '@/features/inbox/send-outgoing';
import { createPresence } from '@/features/presence/presence';
import type { InboxEventsSubscription } from '@/gql/graphql';
import { createClient } from '@/lib/graphql/client';
import { createFailedQueries } from '@/lib/graphql/failed-queries';
import { createOutbox } from '@/lib/outbox/outbox';
import { createOutboxStorage, outboxPrefix } from '@/lib/outbox/outbox-storage';
import { createConnection } from '@/lib/realtime/connection';
import { backoffMs, followLog, type LogResult } from '@/lib/realtime/follow-log';
import { createSocket } from '@/lib/realtime/socket';
import { exclusively } from '@/lib/session/tabs';
import { batch, throttle } from './timing';

type Options = { organizationId: string; userId: string; onExpired: () => void };

/** @returns whether the server has answered */
type Read = <Variables extends AnyVariables>(
  query: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
) => Promise<boolean>;

const refreshedAtOnceMax = 50;

/** Subscriptions that read the event log and resume behind the last event. */
const logReaders = new Set(['InboxEvents', 'KnowledgeSourceChanged']);

export type Workspace = ReturnType<typeof createWorkspace>;

/** Everything that one organization needs in one tab: cache, socket, event feed and outbox. Leaving it closes them all. */
export function createWorkspace({ organizationId, userId, onExpired }: Options) {
  const connection = createConnection();
  const socket = createSocket(organizationId, connection);
  const presence = createPresence({ socket, connection, userId });
  const signals = followTyping(socket, connection);
  const failedQueries = createFailedQueries();
  /** Conversations that could not be asked for while the server was away. */
  const unanswered = new Set<string>();
  const read: Read = async (query, variables) => {
    const { error } = await client.query(query, variables, { requestPolicy: 'network-only' }).toPromise();
    return error === undefined;
  };
  const refresh = batch(100, (ids: string[]) => {
    for (let at = 0; at < ids.length; at += refreshedAtOnceMax) {
      const some = ids.slice(at, at + refreshedAtOnceMax);
      void read(ConversationsById, { ids: some }).then((ok) => {
        if (!ok) for (const id of some) unanswered.add(id);
      });
    }
  });
  const refreshCounts = throttle(250, 2_000, () => {
    void read(ConversationCountsQuery, {});
  });

  const readStates = createReadStates(refresh.add);

  const client: Client = createClient({
    organizationId,
    userId,
    failedQueries,
    answers: readStates.exchange,
    updates: createInboxUpdates({ viewerId: userId, readStates, onStaleConversation: refresh.add }),
    optimistic: optimisticConversation,
    subscribe(payload, sink) {
      const { operationName } = payload;
      if (!operationName || !logReaders.has(operationName)) return socket.subscribe(payload, sink);
      return followLog({
        after: String(payload.variables?.after),
        subscribe: (variables, events) =>
          socket.subscribe<LogResult['data']>({ ...payload, variables }, events as never),
        onEvent: (result) => sink.next(result as never),
        onCaughtUp: () => operationName === 'InboxEvents' && afterBreak(),
        onExpired,
      });
    },
  });

  const storagePrefix = outboxPrefix(organizationId, userId);
  const outbox = createOutbox({
    send: createSend(client, userId),
    storage: createOutboxStorage(storagePrefix),
    exclusively: (run) => exclusively(storagePrefix, run),
    retryMs: backoffMs,
  });
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith(storagePrefix)) outbox.writtenElsewhere();
  };
  addEventListener('storage', onStorage);

  let eventCount = 0;
  let reached: string | undefined;
  let feed: { unsubscribe: () => void } | undefined;
  return {
    organizationId,
    userId,
    client,
    connection,
    outbox,
    presence,
    typing: signals.typing,
    followAnswer: (conversationId: string, onDelta: (delta: AnswerDelta) => void) =>
      followAnswer(socket, conversationId, onDelta),
    /** Grows with every event: whoever reads a list can tell whether something happened meanwhile. */
    eventCount: () => eventCount,
    /** Where the log stood not long ago, never ahead of what is read from now on. */
    cursor: () => reached,
    /** @param after the cursor that was read before anything else was */
    follow(after: string) {
      reached ??= after;
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

  /** Everything that was asked for meanwhile and not answered is asked for again. */
  function afterBreak(): void {
    connection.set('live');
    void outbox.flush();
    const stale = [...unanswered];
    unanswered.clear();
    stale.forEach(refresh.add);
    refreshCounts.run();
    failedQueries.askAgain(client);
  }

  function afterEvent(event: InboxEventsSubscription['inboxEvents']): void {
    eventCount += 1;
    reached = event.cursor;
    if (event.type.startsWith('MESSAGE') || event.type.startsWith('CONVERSATION')) {
      if (event.type !== 'CONVERSATION_READ') refreshCounts.run();
    }
    if (event.__typename === 'MessageAddedEvent' && event.message) {
      const { clientMessageId } = event.message as { clientMessageId?: string | null };
      if (clientMessageId) outbox.arrived(clientMessageId);
    }
  }
}
