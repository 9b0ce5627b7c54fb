import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { ApiClient, type Data, type Subscriber } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer({ PRESENCE_HEARTBEAT_SECONDS: '0.4' });

const query = `subscription ($tabId: String) { presence(tabId: $tabId) {
  complete people { userId name activity conversationId } } }`;

/** The same person in a tab of its own: another socket. */
const tabOf = (client: ApiClient) => new ApiClient(server.url, client.token);

const follow = (client: ApiClient, tabId?: string) => client.subscribe(query, { tabId });

const say = (client: ApiClient, input: Record<string, unknown>) => client.mutate('setPresence', input, 'repeatAfterMs');

const idOf = async (client: ApiClient) => (await client.run('{ viewer { user { id } } }')).viewer.user.id as string;

/** Waits until somebody does this. */
const until = (live: Subscriber, userId: string, doing: Record<string, unknown>) =>
  live.until(({ presence }) =>
    presence.people.some(
      (person: Data) =>
        person.userId === userId && Object.entries(doing).every(([name, value]) => person[name] === value),
    ),
  );

/** An owner who watches, and an agent to watch. */
async function setUp() {
  const acme = await createOrganization(server);
  const [{ id: conversationId }, agent] = await Promise.all([acme.createConversation(), acme.addMember('AGENT')]);
  const live = follow(acme.owner);
  await live.next();
  return { acme, agent, agentId: await idOf(agent), conversationId, live };
}

test('a subscriber is told first who is there, itself included, then who comes and goes', async () => {
  const acme = await createOrganization(server);
  const agent = await acme.addMember('AGENT');
  const [ownerId, agentId] = [await idOf(acme.owner), await idOf(agent)];
  const live = follow(acme.owner);
  const own = { userId: ownerId, name: 'Olga Owner', activity: 'ONLINE', conversationId: null };
  expect((await live.next()).presence).toEqual({ complete: true, people: [own] });

  const theirs = { userId: agentId, name: 'AGENT member', activity: 'ONLINE', conversationId: null };
  const { presence } = await follow(agent).next();
  expect(presence.complete).toBe(true);
  expect(presence.people).toEqual(expect.arrayContaining([own, theirs]));
  expect((await live.next()).presence).toEqual({ complete: false, people: [theirs] });
  agent.close();
  expect((await live.next()).presence).toEqual({ complete: false, people: [{ ...theirs, activity: 'OFFLINE' }] });
  acme.owner.close();
});

test('what a tab shows is told, and ends at once with its socket though its lease goes on', async () => {
  const { acme, agent, agentId, conversationId, live } = await setUp();
  await follow(agent, 'one').next();
  const { repeatAfterMs } = await say(agent, { tabId: 'one', activity: 'VIEWING', conversationId });
  expect(repeatAfterMs).toBe(400);
  await until(live, agentId, { activity: 'VIEWING', conversationId });
  await say(agent, { tabId: 'one', activity: 'EDITING', conversationId });
  await until(live, agentId, { activity: 'EDITING', conversationId });
  const before = Date.now();
  agent.close();
  await until(live, agentId, { activity: 'OFFLINE', conversationId: null });
  expect(Date.now() - before).toBeLessThan(1000); // the lease's length
  acme.owner.close();
});

test('silence ends what a tab shows: 2.5 heartbeats after the last word, not before', async () => {
  const { acme, agent, agentId, conversationId, live } = await setUp();
  await follow(agent, 'one').next();
  const startedAt = Date.now();
  await say(agent, { tabId: 'one', activity: 'VIEWING', conversationId });
  await until(live, agentId, { activity: 'VIEWING' });
  await until(live, agentId, { activity: 'ONLINE', conversationId: null });
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(990);
  // Without a subscription the lease is all there is.
  const elsewhere = await acme.addMember('AGENT');
  const id = await idOf(elsewhere);
  await say(elsewhere, { activity: 'ONLINE' });
  await until(live, id, { activity: 'ONLINE' });
  await until(live, id, { activity: 'OFFLINE' });
  agent.close();
  acme.owner.close();
});

test('several tabs are one person, who does the most telling of what they do', async () => {
  const { acme, agent, agentId, conversationId, live } = await setUp();
  const { id: other } = await acme.createConversation();
  const second = tabOf(agent);
  await Promise.all([follow(agent, 'one').next(), follow(second, 'two').next()]);
  await say(agent, { tabId: 'one', activity: 'EDITING', conversationId });
  await until(live, agentId, { activity: 'EDITING', conversationId });
  await say(second, { tabId: 'two', activity: 'VIEWING', conversationId: other });
  agent.close();
  const [next] = await until(live, agentId, { activity: 'VIEWING', conversationId: other });
  expect(next.presence.people).toHaveLength(1); // nothing was told in between
  second.close();
  await until(live, agentId, { activity: 'OFFLINE' });
  acme.owner.close();
});

test('without names for tabs a session is one tab, which ends with its last subscription', async () => {
  const { acme, agent, agentId, conversationId, live } = await setUp();
  const second = tabOf(agent);
  await Promise.all([follow(agent).next(), follow(second).next()]);
  await say(agent, { activity: 'VIEWING', conversationId });
  await until(live, agentId, { activity: 'VIEWING' });
  second.close();
  await say(agent, { activity: 'OFFLINE' });
  await until(live, agentId, { activity: 'ONLINE' });
  agent.close();
  await until(live, agentId, { activity: 'OFFLINE' });
  acme.owner.close();
});

test('contacts never see presence; a program sees it and is nobody', async () => {
  const { acme, live } = await setUp();
  const { contact } = await acme.createConversation();
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  const carl = new ApiClient(server.url, token);
  await expect(follow(carl).next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(say(carl, { activity: 'ONLINE' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const program = await acme.addApiKey(['members:read']);
  expect((await follow(program).next()).presence.people).toMatchObject([{ name: 'Olga Owner' }]);
  await expect(say(program, { activity: 'ONLINE' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const client of [carl, program, acme.owner]) client.close();
  expect(live.pending()).toEqual([]);
});

test("another organization's people and conversations do not exist", async () => {
  const { acme, agent, conversationId, live } = await setUp();
  const globex = await createOrganization(server);
  const theirs = follow(globex.owner);
  expect((await theirs.next()).presence.people).toHaveLength(1);
  await follow(agent).next();
  await live.next();
  await expect(say(globex.owner, { activity: 'VIEWING', conversationId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(theirs.pending()).toEqual([]);
  for (const client of [agent, acme.owner, globex.owner]) client.close();
});

test('a viewer reads along but edits nothing, and an activity says where', async () => {
  const { acme, conversationId } = await setUp();
  const viewer = await acme.addMember('VIEWER');
  await say(viewer, { activity: 'VIEWING', conversationId });
  await expect(say(viewer, { activity: 'EDITING', conversationId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const path = (error: Data) => error.extensions.fields[0].path;
  expect(await say(viewer, { activity: 'VIEWING' }).catch(path)).toBe('conversationId');
  expect(await say(viewer, { activity: 'ONLINE', conversationId }).catch(path)).toBe('conversationId');
  expect(await say(viewer, { activity: 'ONLINE', tabId: 'a b' }).catch(path)).toBe('tabId');
  acme.owner.close();
});

test('a heartbeat writes neither rows nor events', async () => {
  const { acme, agent, conversationId } = await setUp();
  const rows = () =>
    asPlatform('test', async (platform) => [
      await platform.auditLog.count(),
      await platform.event.count(),
      await platform.usageLedger.count(),
    ]);
  const before = await rows();
  for (let beat = 0; beat < 3; beat++) await say(agent, { activity: 'VIEWING', conversationId });
  expect(await rows()).toEqual(before);
  acme.owner.close();
});

test('somebody who is removed from the organization is gone at once', async () => {
  const { acme, agent, agentId, live } = await setUp();
  await say(agent, { activity: 'ONLINE' });
  await until(live, agentId, { activity: 'ONLINE' });
  const { viewer } = await agent.run('{ viewer { memberships { id } } }');
  const before = Date.now();
  await acme.owner.mutate('removeMember', { id: viewer.memberships[0].id }, 'cursor');
  await until(live, agentId, { activity: 'OFFLINE' });
  expect(Date.now() - before).toBeLessThan(1000);
  acme.owner.close();
});

test('a stream over Server-Sent Events counts as a tab, and ends when the person logs out', async () => {
  const { acme, agent, agentId, live } = await setUp();
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${agent.token}`,
    },
    body: JSON.stringify({ query: 'subscription { presence { complete } }' }),
  });
  const ended = response.text();
  await until(live, agentId, { activity: 'ONLINE' });
  await agent.run('mutation { logOut { ok } }');
  expect(await ended).toContain('UNAUTHENTICATED');
  await until(live, agentId, { activity: 'OFFLINE' });
  acme.owner.close();
});

test('many who arrive at once are told in few events, each once', async () => {
  const { acme, live } = await setUp();
  const others = await Promise.all(Array.from({ length: 4 }, () => acme.addMember('VIEWER')));
  const tabs = others.flatMap((client) => [client, tabOf(client)]);
  await Promise.all(tabs.map((client) => follow(client).next()));
  const ids = new Set(await Promise.all(others.map(idOf)));
  const told: string[] = [];
  while (told.length < ids.size) told.push(...(await live.next()).presence.people.map((person: Data) => person.userId));
  expect(new Set(told)).toEqual(ids);
  expect(told).toHaveLength(ids.size); // a second tab is no second arrival
  for (const client of [...tabs, acme.owner]) client.close();
});
