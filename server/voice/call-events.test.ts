/** Following calls: in order, replayed, and nobody else's. */
import { expect, test } from 'vitest';
import { createCall, say } from '../testing/calls.ts';
import type { ApiClient } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const changes = `subscription ($id: ID, $after: String) { callSessionChanged(callSessionId: $id, after: $after) {
  type cursor callSession { id status endReason } } }`;
const turns = `subscription ($id: ID, $after: String) { callTurnAdded(callSessionId: $id, after: $after) {
  type cursor callTurn { seq textHeard } } }`;

const end = (client: ApiClient, id: string) => client.mutate('endCallSession', { id, reason: 'done' }, 'cursor');

test('the changes of one call are told in order: first those that were, then those that come', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  const other = await createCall(acme.owner);
  await acme.owner.mutate('updateCallSession', { id, status: 'RINGING' }, 'cursor');
  const live = acme.owner.subscribe(changes, { id, after: '0' });
  const replayed = await live.until(({ callSessionChanged }) => callSessionChanged.type === 'CAUGHT_UP');
  await say(acme.owner, other.id, 'elsewhere');
  await say(acme.owner, id, 'Hello?');
  await end(acme.owner, other.id);
  const { cursor } = await end(acme.owner, id);
  const told = [
    ...replayed,
    ...(await live.until(({ callSessionChanged }) => callSessionChanged.type === 'CALL_ENDED')),
  ];
  expect(told.map(({ callSessionChanged }) => callSessionChanged.type)).toEqual([
    ...['CALL_CREATED', 'CALL_UPDATED', 'CAUGHT_UP'],
    ...['CALL_UPDATED', 'CALL_ENDED'],
  ]);
  expect(told.at(-1)?.callSessionChanged).toMatchObject({
    cursor,
    callSession: { id, status: 'COMPLETED', endReason: 'done' },
  });
  acme.owner.close();
});

test('who was away resumes from a cursor with every turn once', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  const { cursor } = await say(acme.owner, id, 'first');
  for (const text of ['second', 'third']) await say(acme.owner, id, text);
  const live = acme.owner.subscribe(turns, { id, after: cursor });
  const missed = await live.until(({ callTurnAdded }) => callTurnAdded.type === 'CAUGHT_UP');
  await say(acme.owner, id, 'fourth');
  const heard = [...missed.slice(0, -1), await live.next()].map(({ callTurnAdded }) => callTurnAdded.callTurn);
  expect(heard).toEqual([
    { seq: 2, textHeard: 'second' },
    { seq: 3, textHeard: 'third' },
    { seq: 4, textHeard: 'fourth' },
  ]);
  acme.owner.close();
});

test('without an id all calls are followed, of the own organization only', async () => {
  const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
  const theirs = await createCall(globex.owner);
  const [one, two] = [await createCall(acme.owner), await createCall(acme.owner)];
  const live = acme.owner.subscribe(turns, { after: '0' });
  await live.until(({ callTurnAdded }) => callTurnAdded.type === 'CAUGHT_UP');
  await say(globex.owner, theirs.id, 'theirs');
  await say(acme.owner, one.id, 'one');
  await say(globex.owner, theirs.id, 'theirs');
  await say(acme.owner, two.id, 'two');
  const heard = [await live.next(), await live.next()];
  expect(heard.map(({ callTurnAdded }) => callTurnAdded.callTurn.textHeard)).toEqual(['one', 'two']);
  acme.owner.close();
});

test("another organization's call cannot be followed, nor any without the permission", async () => {
  const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
  const { id } = await createCall(acme.owner);
  const shop = await acme.addApiKey(['contacts:read', 'conversations:read']);
  for (const query of [changes, turns]) {
    await expect(globex.owner.subscribe(query, { id }).next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(shop.subscribe(query, { id }).next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  globex.owner.close();
  shop.close();
});

test('the inbox tells of calls, with their rows for those who may see them and a bare number for others', async () => {
  const acme = await createOrganization(server);
  const desk = await acme.addApiKey(['conversations:read', 'contacts:read']);
  const { organization } = await acme.owner.run('{ organization { cursor } }');
  const { id } = await createCall(acme.owner);
  await say(acme.owner, id, 'Hello?');
  await end(acme.owner, id);
  const inbox = `subscription ($after: String) { inboxEvents(after: $after) { type
    ... on CallSessionChangedEvent { callSession { id } } ... on CallTurnAddedEvent { callTurn { seq } } } }`;
  const typesFor = async (client: ApiClient) => {
    const live = client.subscribe(inbox, { after: organization.cursor });
    const told = await live.until(({ inboxEvents }) => inboxEvents.type === 'CAUGHT_UP');
    client.close();
    return told.slice(0, -1).map(({ inboxEvents }) => inboxEvents);
  };
  const callSession = { id };
  expect(await typesFor(acme.owner)).toEqual([
    ...[{ type: 'CONTACT_CREATED' }, { type: 'CALL_CREATED', callSession }, { type: 'CALL_UPDATED', callSession }],
    ...[
      { type: 'CALL_TURN_ADDED', callTurn: { seq: 1 } },
      { type: 'CALL_ENDED', callSession },
    ],
  ]);
  expect(await typesFor(desk)).toEqual([
    { type: 'CONTACT_CREATED' },
    ...Array.from({ length: 4 }, () => ({ type: 'HIDDEN' })),
  ]);
});
