import { expect, test } from 'vitest';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const query = `subscription ($id: ID) { typing(conversationId: $id) {
  typing conversationId author { type name } } }`;

const say = (client: ApiClient, conversationId: string, typing = true) =>
  client.mutate('setTyping', { conversationId, typing }, 'ok');

/** Signals are not logged: repeat until the subscription is known to be up. */
async function firstSignal(live: { next: () => Promise<Data> }, repeated: () => Promise<unknown>): Promise<Data> {
  const repeat = setInterval(() => void repeated(), 50);
  try {
    return (await live.next()).typing;
  } finally {
    clearInterval(repeat);
  }
}

async function setUp() {
  const acme = await createOrganization(server);
  const { id, contact } = await acme.createConversation();
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  return { acme, id, carl: new ApiClient(server.url, token) };
}

test('staff hear who writes in any conversation; contacts in their own alone', async () => {
  const { acme, id, carl } = await setUp();
  const live = acme.owner.subscribe(query);
  const typing = await firstSignal(live, () => say(carl, id));
  expect(typing).toEqual({ typing: true, conversationId: id, author: { type: 'CONTACT', name: 'Carl Contact' } });
  await say(carl, id, false);
  expect((await live.next()).typing).toMatchObject({ typing: false, conversationId: id });

  await expect(carl.subscribe(query).next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const own = carl.subscribe(query, { id });
  expect(await firstSignal(own, () => say(acme.owner, id))).toMatchObject({ author: { name: 'Olga Owner' } });
  acme.owner.close();
  carl.close();
});

test('whoever looks later is told who writes already, and a repeated signal is no news', async () => {
  const { acme, id, carl } = await setUp();
  const agent = await acme.addMember('AGENT');
  const live = acme.owner.subscribe(query);
  await firstSignal(live, () => say(carl, id));
  for (let repeat = 0; repeat < 3; repeat++) await say(carl, id);
  expect((await agent.subscribe(query, { id }).next()).typing).toMatchObject({ typing: true, conversationId: id });
  await say(carl, id, false);
  expect((await live.next()).typing.typing).toBe(false);
  expect(live.pending()).toEqual([]);
  for (const client of [agent, carl, acme.owner]) client.close();
});

test('writing ends by itself six seconds after the last signal', async () => {
  const { acme, id, carl } = await setUp();
  const live = acme.owner.subscribe(query, { id });
  await firstSignal(live, () => say(carl, id));
  expect((await live.next(8000)).typing.typing).toBe(false);
  acme.owner.close();
});
