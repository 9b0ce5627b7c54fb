import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization, type TestOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const messages = `subscription Messages($after: String) { messageAdded(after: $after) { type cursor
  message { body seq author { name } } conversation { id status contact { name } } } }`;
const unread = `subscription Unread($after: String) { messageAdded(after: $after) { type
  message { body } conversation { unreadCount lastReadSeq } } }`;

/** Several sockets of one person, subscribed and caught up. */
async function subscribeAll(client: ApiClient, query: string, count: number) {
  const clients = Array.from({ length: count }, () => new ApiClient(server.url, client.token));
  const { organization } = await client.run('{ organization { cursor } }');
  const subscribers = clients.map((each) => each.subscribe(query, { after: organization.cursor }));
  for (const subscriber of subscribers) expect((await subscriber.next()).messageAdded.type).toBe('CAUGHT_UP');
  const close = () => {
    for (const each of clients) each.close();
  };
  return { subscribers, close };
}

const say = (acme: TestOrganization, conversationId: string, body: string) =>
  acme.owner.mutate('sendMessage', { conversationId, body, authorType: 'CONTACT' }, 'cursor');

/** Statements on the tables that an event shows, from a message's sending until all have it. */
async function statementsForOne(acme: TestOrganization, id: string, subscriberCount: number): Promise<number> {
  const { subscribers, close } = await subscribeAll(acme.owner, messages, subscriberCount);
  await say(acme, id, 'warm');
  await Promise.all(subscribers.map((subscriber) => subscriber.next()));
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await say(acme, id, 'counted');
  const seen = await Promise.all(subscribers.map((subscriber) => subscriber.next()));
  const texts = query.mock.calls.map(([first]) => (first as unknown as { text?: string }).text ?? String(first));
  query.mockRestore();
  close();
  for (const { messageAdded } of seen) expect(messageAdded.message.body).toBe('counted');
  return texts.filter((text) => /^select\b.*\bfrom (messages|conversations|contacts) t\b/is.test(text)).length;
}

test('an event is read once, however many subscribers get it', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  const forOne = await statementsForOne(acme, id, 1);
  expect(forOne).toBeGreaterThan(0);
  expect(await statementsForOne(acme, id, 25)).toBe(forOne);
});

test('what belongs to one viewer is never another’s, though both asked for the same', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation('first');
  const [ana, ben] = await Promise.all([acme.addMember('AGENT'), acme.addMember('AGENT')]);
  await ana.mutate('markConversationRead', { id, seq: 1 }, 'cursor');
  const readers = await Promise.all([ana, ben].map((agent) => subscribeAll(agent, unread, 2)));
  const shown = async () =>
    Promise.all(readers.map(({ subscribers }) => Promise.all(subscribers.map((each) => each.next()))));
  for (const [body, ofAna, ofBen] of [
    ['second', 1, 2],
    ['third', 2, 3],
  ] as const) {
    await say(acme, id, body);
    const [anas, bens] = await shown();
    const expected = (unreadCount: number, lastReadSeq: number) => ({
      messageAdded: { type: 'MESSAGE_CREATED', message: { body }, conversation: { unreadCount, lastReadSeq } },
    });
    expect(anas).toEqual([expected(ofAna, 1), expected(ofAna, 1)]);
    expect(bens).toEqual([expected(ofBen, 0), expected(ofBen, 0)]);
  }
  for (const { close } of readers) close();
});

test('those who may see less get less of the same event', async () => {
  const acme = await createOrganization(server);
  const { id, contact } = await acme.createConversation();
  const agent = await acme.addMember('AGENT');
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  const visitor = new ApiClient(server.url, token);
  const query = 'subscription { inboxEvents { type ... on MessageAddedEvent { message { kind body } } } }';
  const live = [acme.owner, agent, visitor].map((client) => client.subscribe(query));
  const [owners, agents, visitors] = live.map((subscriber) => () => subscriber.next().then((data) => data.inboxEvents));
  // Without a cursor a subscription begins whenever it is up: repeat until all are.
  const heard = async () => {
    await say(acme, id, 'hello');
    return live.every((each) => each.pending().length > 0);
  };
  await expect.poll(heard).toBe(true);
  const everything: Data[] = [];
  for (const next of [owners, agents, visitors]) everything.push(await next?.());
  expect(everything.map(({ type }) => type)).toEqual(Array(3).fill('MESSAGE_CREATED'));
  await acme.owner.mutate('createApiKey', { name: 'key', scopes: ['contacts:read'] }, 'cursor');
  await acme.owner.mutate('sendMessage', { conversationId: id, body: 'a note', kind: 'NOTE' }, 'cursor');
  await say(acme, id, 'the end');
  const untilEnd = async (subscriber: (typeof live)[number]) =>
    (await subscriber.until(({ inboxEvents }) => inboxEvents.message?.body === 'the end'))
      .map(({ inboxEvents }) => inboxEvents)
      .filter(({ message }) => message?.body !== 'hello');
  const [ofOwner, ofAgent, ofVisitor] = await Promise.all(live.map(untilEnd));
  const note = { type: 'MESSAGE_CREATED', message: { kind: 'NOTE', body: 'a note' } };
  const end = { type: 'MESSAGE_CREATED', message: { kind: 'REPLY', body: 'the end' } };
  expect(ofOwner).toEqual([{ type: 'API_KEY_CREATED' }, note, end]);
  expect(ofAgent).toEqual([{ type: 'HIDDEN' }, note, end]);
  expect(ofVisitor).toEqual([end]);
  for (const client of [acme.owner, agent, visitor]) client.close();
});

test('subscribers that resume at different places get every event once, in order, and then the same live ones', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation('1');
  for (let number = 2; number <= 30; number++) await say(acme, id, String(number));
  const head = Number.parseInt((await acme.owner.run('{ organization { cursor } }')).organization.cursor, 10);
  const { events } = await acme.owner.run('{ events(first: 100) { nodes { cursor } } }');
  const clients = events.nodes.map(() => new ApiClient(server.url, acme.owner.token));
  const subscribers = events.nodes.map(({ cursor }: Data, index: number) =>
    clients[index].subscribe('subscription ($after: String) { inboxEvents(after: $after) { type cursor } }', {
      after: cursor,
    }),
  );
  const writing = (async () => {
    for (let number = 31; number <= 60; number++) await say(acme, id, String(number));
  })();
  const last = head + 30;
  const seqOf = ({ inboxEvents }: Data) => Number.parseInt(inboxEvents.cursor, 10);
  for (const [index, subscriber] of subscribers.entries()) {
    const seen = await subscriber.until((data: Data) => seqOf(data) === last && data.inboxEvents.type !== 'CAUGHT_UP');
    const numbers = seen.filter(({ inboxEvents }: Data) => inboxEvents.type !== 'CAUGHT_UP').map(seqOf);
    const first = Number.parseInt(events.nodes[index].cursor, 10) + 1;
    expect(numbers).toEqual(Array.from({ length: last - first + 1 }, (_, offset) => first + offset));
    expect(seen.filter(({ inboxEvents }: Data) => inboxEvents.type === 'CAUGHT_UP')).toHaveLength(1);
  }
  await writing;
  for (const client of clients) client.close();
});
