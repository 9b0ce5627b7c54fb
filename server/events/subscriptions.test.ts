import { expect, test } from 'vitest';
import type { ApiClient } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const inbox = `subscription ($after: String) { inboxEvents(after: $after) { type cursor occurredAt
  ... on MessageAddedEvent { message { body seq } conversation { id unreadCount } }
  ... on ConversationChangedEvent { conversation { id status } } } }`;

const seqOf = (cursor: string) => Number.parseInt(cursor, 10);

test('a new message reaches a subscriber with its conversation as it is then', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  const agent = await acme.addMember('AGENT');
  const { organization } = await agent.run('{ organization { cursor } }');
  const live = agent.subscribe(inbox, { after: organization.cursor });
  expect((await live.next()).inboxEvents.type).toBe('CAUGHT_UP');
  const sent = await acme.owner.mutate(
    'sendMessage',
    { conversationId: id, body: 'news', authorType: 'CONTACT' },
    'cursor',
  );
  const { inboxEvents } = await live.next();
  expect(inboxEvents).toMatchObject({
    type: 'MESSAGE_CREATED',
    cursor: sent.cursor,
    message: { body: 'news', seq: 2 },
    conversation: { id, unreadCount: 2 },
  });
  agent.close();
});

test('a replay from the beginning gives every event once, in order, then CAUGHT_UP, then what happens', async () => {
  const acme = await createOrganization(server);
  for (let index = 0; index < 5; index++) await acme.createConversation(`number ${index}`);
  const live = acme.owner.subscribe(inbox, { after: '0' });
  const replayed = await live.until(({ inboxEvents }) => inboxEvents.type === 'CAUGHT_UP');
  const seqs = replayed.slice(0, -1).map(({ inboxEvents }) => seqOf(inboxEvents.cursor));
  expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => index + 1));
  expect(replayed.filter(({ inboxEvents }) => inboxEvents.type === 'MESSAGE_CREATED')).toHaveLength(5);
  await acme.createConversation('live');
  const next = await live.until(({ inboxEvents }) => inboxEvents.type === 'MESSAGE_CREATED');
  expect(next.map(({ inboxEvents }) => seqOf(inboxEvents.cursor))[0]).toBe(seqs.length + 1);
  acme.owner.close();
});

test('a long replay under writes has no gap and no duplicate', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  const send = (index: number) =>
    acme.owner.mutate(
      'sendMessage',
      { conversationId: id, body: `m${index}`, authorType: 'CONTACT' },
      'message { seq }',
    );
  for (let round = 0; round < 10; round++) {
    await Promise.all(Array.from({ length: 40 }, (_, index) => send(round * 40 + index)));
  }
  const live = acme.owner.subscribe('subscription { messageAdded(after: "0") { cursor message { seq } } }');
  const writing = Promise.all(Array.from({ length: 60 }, (_, index) => send(400 + index)));
  const seen: number[] = [];
  while (seen.length < 461) {
    const { messageAdded } = await live.next();
    if (messageAdded.message) seen.push(messageAdded.message.seq);
  }
  await writing;
  expect(seen).toEqual(Array.from({ length: 461 }, (_, index) => index + 1));
  acme.owner.close();
});

test('messageAdded of one conversation says nothing of the others', async () => {
  const acme = await createOrganization(server);
  const [first, second] = [await acme.createConversation(), await acme.createConversation()];
  const query = 'subscription ($id: ID!) { messageAdded(conversationId: $id, after: "0") { type message { body } } }';
  const live = acme.owner.subscribe(query, { id: first.id });
  await live.until(({ messageAdded }) => messageAdded.type === 'CAUGHT_UP');
  await acme.owner.mutate('sendMessage', { conversationId: second.id, body: 'elsewhere' }, 'cursor');
  await acme.owner.mutate('sendMessage', { conversationId: first.id, body: 'here' }, 'cursor');
  expect((await live.next()).messageAdded.message.body).toBe('here');
  acme.owner.close();
});

test('typing is heard by the others, not by the one who types, and ends when said', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation();
  const agent = await acme.addMember('AGENT');
  const query = 'subscription ($id: ID!) { typing(conversationId: $id) { typing author { name } } }';
  const [own, other] = [agent.subscribe(query, { id }), acme.owner.subscribe(query, { id })];
  // Signals are not logged: repeat until the subscription is known to be up.
  const repeat = setInterval(() => void agent.mutate('setTyping', { conversationId: id, typing: true }, 'ok'), 50);
  expect((await other.next()).typing).toEqual({ typing: true, author: { name: 'AGENT member' } });
  clearInterval(repeat);
  await agent.mutate('setTyping', { conversationId: id, typing: false }, 'ok');
  await other.until(({ typing }) => typing.typing === false);
  expect(own.pending()).toEqual([]);
  agent.close();
  acme.owner.close();
});

function openStream({ token }: ApiClient, query: string): Promise<Response> {
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
}

test('subscriptions work over Server-Sent Events', async () => {
  const acme = await createOrganization(server);
  await acme.createConversation('over SSE');
  const response = await openStream(acme.owner, 'subscription { messageAdded(after: "0") { type message { body } } }');
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('CAUGHT_UP')) text += (await reader?.read())?.value ?? '';
  expect(text).toContain('over SSE');
  await reader?.cancel();
});

for (const field of ['inboxEvents { type }', 'typing { typing }']) {
  test(`a stream of ${field} over Server-Sent Events ends when the person logs out`, async () => {
    const acme = await createOrganization(server);
    const response = await openStream(acme.owner, `subscription { ${field} }`);
    const ended = response.text();
    await acme.owner.run('mutation { logOut { ok } }');
    expect(await ended).toContain('UNAUTHENTICATED');
  });
}

test('a member whose role changes is told to come back, not to log in again', async () => {
  const acme = await createOrganization(server);
  const agent = await acme.addMember('AGENT');
  const closed = new Promise<number>((resolve) =>
    agent.socket().on('closed', (event) => resolve((event as CloseEvent).code)),
  );
  await agent.subscribe('subscription { inboxEvents(after: "0") { type } }').next();
  const { members } = await acme.owner.run('{ members { nodes { id role } } }');
  const membership = members.nodes.find((node: { role: string }) => node.role === 'AGENT');
  await acme.owner.mutate('updateMember', { id: membership.id, role: 'VIEWER' }, 'membership { role }');
  expect(await closed).toBe(4403);
  expect((await agent.run('{ viewer { role } }')).viewer.role).toBe('VIEWER');
});

test('nobody may subscribe without credentials', async () => {
  const acme = await createOrganization(server);
  acme.owner.close();
  acme.owner.token = null;
  await expect(acme.owner.subscribe(inbox).next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  acme.owner.close();
});
