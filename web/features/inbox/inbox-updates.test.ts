/** The real client and cache, with a network whose answers arrive when a test says so. */
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { expect, test, vi } from 'vitest';
import { createCacheExchange } from '@/lib/graphql/cache';
import { MarkConversationRead } from './conversation-documents';
import { ConversationList, ConversationsById, InboxEvents } from './inbox-documents';
import { createInboxUpdates } from './inbox-updates';
import { optimisticConversation } from './optimistic';
import type { ReadState } from './read-state';
import { createReadStates } from './read-states';
import { SendMessage, ThreadQuery } from './thread-documents';

// In development the cache warns of every field of an event's other types.
vi.stubEnv('NODE_ENV', 'production');

const viewerId = 'user_1';
const id = 'conv_1';

const conversation = {
  __typename: 'Conversation',
  id,
  subject: null,
  status: 'OPEN',
  priority: 'NORMAL',
  handledBy: 'HUMAN',
  lastMessageAt: '2026-01-01T00:00:00Z',
  lastMessagePreview: null,
  lastMessageAuthor: null,
  lastMessageAuthorName: null,
  waitingSince: null,
  snoozedUntil: null,
  assignee: null,
  contact: { __typename: 'Contact', id: 'cont_1', name: 'Carl', email: null, phone: null, externalId: null },
  channel: { __typename: 'Channel', id: 'chan_1', type: 'API', name: 'API', aiAgent: null },
  aiAgent: null,
  labels: [],
  createdAt: '2026-01-01T00:00:00Z',
};

const pageInfo = {
  __typename: 'PageInfo',
  hasNextPage: false,
  endCursor: null,
  hasPreviousPage: false,
  startCursor: '',
};

const message = (seq: number, authorType = 'CONTACT') => ({
  __typename: 'Message',
  id: `msg_${seq}`,
  seq,
  kind: 'REPLY',
  authorType,
  author: { __typename: 'MessageAuthor', type: authorType, id: 'cont_1', name: 'Carl' },
  body: `message ${seq}`,
  clientMessageId: null,
  status: 'SENT',
  metadata: {},
  citations: [],
  createdAt: '2026-01-01T00:00:00Z',
});

const asList = (state: ReadState) => ({
  conversations: {
    __typename: 'QueryConversationsConnection',
    nodes: [{ ...conversation, ...state }],
    pageInfo,
  },
});

const asThread = (state: ReadState, messages: ReturnType<typeof message>[]) => ({
  conversation: {
    ...conversation,
    ...state,
    messages: { __typename: 'ConversationMessagesConnection', nodes: messages, pageInfo },
  },
});

async function setUp() {
  const stale: string[] = [];
  const waiting: ((data: unknown) => void)[] = [];
  let emit: ((data: unknown) => void) | undefined;
  const readStates = createReadStates((conversationId) => stale.push(conversationId));
  const updates = createInboxUpdates({ viewerId, readStates, onStaleConversation: (one) => stale.push(one) });
  const client = new Client({
    url: 'http://localhost/graphql',
    preferGetMethod: false,
    fetch: () =>
      new Promise<Response>((resolve) => {
        const headers = { 'content-type': 'application/json' };
        waiting.push((data) => resolve(new Response(JSON.stringify({ data }), { headers })));
      }),
    exchanges: [
      createCacheExchange(updates, optimisticConversation),
      readStates.exchange,
      subscriptionExchange({
        forwardSubscription: () => ({
          subscribe: (sink) => {
            emit = (inboxEvents) => sink.next({ data: { inboxEvents } });
            return { unsubscribe: () => {} };
          },
        }),
      }),
      fetchExchange,
    ],
  });
  client.subscription(InboxEvents, { after: '0' }).subscribe(() => {});
  await vi.waitFor(() => expect(emit).toBeDefined());

  const variables = { first: 25, filter: { view: 'ALL' as const } };
  const common = { cursor: '1-x', occurredAt: '2026-01-01T00:00:00Z' };
  return {
    stale,
    /** Asks; the function it returns lets the answer arrive. */
    ask(run: (client: Client) => { toPromise: () => Promise<unknown> }) {
      const done = run(client).toPromise();
      return async (data: unknown) => {
        await vi.waitFor(() => expect(waiting).not.toHaveLength(0));
        waiting.shift()?.(data);
        await done;
      };
    },
    askList: () => client.query(ConversationList, variables, { requestPolicy: 'network-only' }),
    /** What the list says now. */
    shown() {
      const [row] = client.readQuery(ConversationList, variables)?.data?.conversations.nodes ?? [];
      const { lastSeq, lastReadSeq, unreadCount } = row as unknown as ReadState;
      return { lastSeq, lastReadSeq, unreadCount };
    },
    added: (added: ReturnType<typeof message>) =>
      emit?.({ __typename: 'MessageAddedEvent', ...common, type: 'MESSAGE_CREATED', message: added, conversation }),
    read: (lastReadSeq: number, userId = viewerId) =>
      emit?.({
        __typename: 'ConversationReadEvent',
        ...common,
        type: 'CONVERSATION_READ',
        userId,
        lastReadSeq,
        conversation: { __typename: 'Conversation', id },
      }),
  };
}

const unread = { lastSeq: 5, lastReadSeq: 3, unreadCount: 2 };

/** With the list on screen. */
async function withList(state: ReadState) {
  const kit = await setUp();
  await kit.ask(kit.askList)(asList(state));
  expect(kit.shown()).toEqual(state);
  return kit;
}

test('what another tab of the same person reads is read here; what a colleague reads is not', async () => {
  const { read, shown, stale } = await withList(unread);
  read(5, 'user_2');
  expect(shown()).toEqual(unread);
  read(5);
  expect(shown()).toEqual({ lastSeq: 5, lastReadSeq: 5, unreadCount: 0 });
  expect(stale).toEqual([]);
});

test('a mark that moves back makes the thread unread, counted from its messages', async () => {
  const read = { lastSeq: 5, lastReadSeq: 5, unreadCount: 0 };
  const kit = await withList(read);
  const messages = [message(1), message(2, 'AGENT'), message(3), message(4, 'AGENT'), message(5)];
  await kit.ask((client) => client.query(ThreadQuery, { id, last: 50 }, { requestPolicy: 'network-only' }))(
    asThread(read, messages),
  );
  kit.read(1);
  expect(kit.shown()).toEqual({ lastSeq: 5, lastReadSeq: 1, unreadCount: 2 });
  kit.read(3);
  expect(kit.shown()).toEqual({ lastSeq: 5, lastReadSeq: 3, unreadCount: 1 });
  expect(kit.stale).toEqual([]);
});

test('where the messages are not known, the server is asked', async () => {
  const kit = await withList({ lastSeq: 5, lastReadSeq: 5, unreadCount: 0 });
  kit.read(1);
  expect(kit.shown().unreadCount).toBeGreaterThan(0);
  expect(kit.stale).toEqual([id]);
  const refresh = kit.ask((client) =>
    client.query(ConversationsById, { ids: [id] }, { requestPolicy: 'network-only' }),
  );
  const counted = { lastSeq: 5, lastReadSeq: 1, unreadCount: 3 };
  await refresh({ nodes: [{ ...conversation, ...counted }] });
  expect(kit.shown()).toEqual(counted);
  kit.added(message(6));
  expect(kit.shown()).toEqual({ lastSeq: 6, lastReadSeq: 1, unreadCount: 4 });
});

test('an answer that left before an event does not bring the past back', async () => {
  const kit = await withList(unread);
  const arrive = kit.ask(kit.askList);
  kit.added(message(6));
  await arrive(asList(unread));
  expect(kit.shown()).toEqual({ lastSeq: 6, lastReadSeq: 3, unreadCount: 3 });
  expect(kit.stale).toEqual([id]); // to be certain
});

test('an event that is replayed behind a newer answer counts nothing twice', async () => {
  const kit = await withList({ lastSeq: 7, lastReadSeq: 3, unreadCount: 4 });
  for (const seq of [5, 6, 7]) kit.added(message(seq));
  expect(kit.shown()).toEqual({ lastSeq: 7, lastReadSeq: 3, unreadCount: 4 });
  kit.added(message(8));
  expect(kit.shown()).toEqual({ lastSeq: 8, lastReadSeq: 3, unreadCount: 5 });
});

test('a message that arrives while the thread is being marked as read stays unread', async () => {
  const kit = await withList(unread);
  const arrive = kit.ask((client) => client.mutation(MarkConversationRead, { input: { id, seq: 5 } }));
  expect(kit.shown()).toMatchObject({ lastReadSeq: 5, unreadCount: 0 });
  kit.read(5);
  kit.added(message(6));
  const marked = { ...conversation, lastSeq: 5, lastReadSeq: 5, unreadCount: 0 };
  await arrive({ markConversationRead: { __typename: 'ConversationPayload', conversation: marked } });
  expect(kit.shown()).toEqual({ lastSeq: 6, lastReadSeq: 5, unreadCount: 1 });
});

test('a mark that the server refused leaves what was unread unread', async () => {
  const kit = await withList(unread);
  const arrive = kit.ask((client) => client.mutation(MarkConversationRead, { input: { id, seq: 5 } }));
  kit.added(message(6));
  await arrive(null);
  expect(kit.shown()).toEqual({ lastSeq: 6, lastReadSeq: 3, unreadCount: 3 });
});

test('the answer to an own message does not hide a message of the contact that lies before it', async () => {
  const kit = await withList(unread);
  const arrive = kit.ask((client) => client.mutation(SendMessage, { input: { conversationId: id, body: 'mine' } }));
  const own = message(7, 'AGENT');
  await arrive({ sendMessage: { __typename: 'SendMessagePayload', message: own, conversation } });
  kit.added(message(6));
  kit.added(own);
  expect(kit.shown()).toEqual({ lastSeq: 7, lastReadSeq: 3, unreadCount: 3 });
  expect(kit.stale).toEqual([]);
});

test('notes and answers of the team are not unread', async () => {
  const kit = await withList(unread);
  kit.added({ ...message(6, 'AGENT'), kind: 'NOTE' });
  kit.added(message(7, 'AI'));
  expect(kit.shown()).toEqual({ lastSeq: 7, lastReadSeq: 3, unreadCount: 2 });
});

test('what is read while the list is on its way for the first time is asked for again', async () => {
  const kit = await setUp();
  const arrive = kit.ask(kit.askList);
  kit.read(5);
  await arrive(asList(unread));
  expect(kit.stale).toEqual([id]);
});

test('a message of a conversation that was never read here has it read from the server', async () => {
  const kit = await setUp();
  kit.added(message(4));
  expect(kit.stale).toEqual([id]);
});
