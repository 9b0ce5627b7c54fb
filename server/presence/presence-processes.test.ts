/** What another process says over the bus, and what this one answers. */
import { expect, test } from 'vitest';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { onSignal, publishSignal } from '../events/bus.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const heartbeatMs = 400;
const server = await startTestServer({ PRESENCE_HEARTBEAT_SECONDS: String(heartbeatMs / 1000) });

const query = 'subscription ($tabId: String) { presence(tabId: $tabId) { complete people { userId activity } } }';

type Said = { process: string; ask?: true; complete?: boolean; people?: Data[]; taken?: Data[] };

/** Another process on the same bus: what it hears, and how it speaks. */
function processBeside(organizationId: string, name: string) {
  const heard: Said[] = [];
  let wake = () => {};
  const stop = onSignal(organizationId, ({ kind, data }) => {
    if (kind !== 'presence' || data.process === name) return;
    heard.push(data as Said);
    wake();
  });
  return {
    stop,
    heard,
    say: (data: Record<string, unknown>) =>
      publishSignal({ organizationId, kind: 'presence', conversationId: null, data: { process: name, ...data } }),
    async until(condition: (said: Said) => boolean): Promise<Said> {
      for (;;) {
        const found = heard.splice(0).find(condition);
        if (found) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

const ana = (activity = 'ONLINE') => ({ userId: anaId, name: 'Ana', activity, conversationId: null, sinceMs: 1 });
const anaId = newId();
const anaShown = toTypeId('user', anaId);

async function setUp() {
  const acme = await createOrganization(server);
  const other = processBeside(parseTypeId('org', acme.id), 'other');
  const live = acme.owner.subscribe(query, { tabId: 'one' });
  const { people } = (await live.next()).presence;
  return { acme, other, live, ownerId: people[0].userId as string };
}

const everybody = (people: Data[]) => ({ people, complete: true, taken: [] });

test('the first who listens asks the other processes for their people, and shows them', async () => {
  const { acme, other, live } = await setUp();
  expect((await other.until(({ ask }) => ask === true)).process).not.toBe('other');
  other.say(everybody([ana()]));
  expect((await live.next()).presence).toEqual({
    complete: false,
    people: [{ userId: anaShown, activity: 'ONLINE' }],
  });
  const second = await acme.addMember('AGENT');
  const { presence } = await second.subscribe(query).next();
  expect(presence.people.map(({ userId }: Data) => userId)).toContain(anaShown);
  for (const client of [second, acme.owner]) client.close();
  other.stop();
});

test('a process answers another that asks, and announces its people by heartbeat', async () => {
  const { acme, other, ownerId } = await setUp();
  other.heard.splice(0);
  other.say({ ask: true });
  const own = { userId: parseTypeId('user', ownerId), name: 'Olga Owner', activity: 'ONLINE' };
  expect(await other.until(({ complete }) => complete === true)).toMatchObject({ people: [own] });
  expect(await other.until(({ complete }) => complete === true)).toMatchObject({ people: [own] });
  acme.owner.close();
  const left = await other.until(({ people }) => people?.[0]?.activity === 'OFFLINE');
  expect(left.people).toHaveLength(1);
  other.stop();
});

test('those of a process that falls silent are gone after 2.5 heartbeats, those of one that speaks are not', async () => {
  const { acme, other, live } = await setUp();
  const alive = processBeside(parseTypeId('org', acme.id), 'alive');
  const bertId = newId();
  alive.say(everybody([{ ...ana(), userId: bertId, name: 'Bert' }]));
  const startedAt = Date.now();
  other.say(everybody([ana()]));
  const beat = setInterval(() => alive.say({ people: [], complete: false, taken: [] }), heartbeatMs);
  await live.until(({ presence }) => presence.people.length === 2 || presence.people[0].userId === anaShown);
  const [gone] = await live.until(({ presence }) => presence.people[0].activity === 'OFFLINE');
  clearInterval(beat);
  expect(gone.presence.people).toEqual([{ userId: anaShown, activity: 'OFFLINE' }]);
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(2.5 * heartbeatMs - 10);
  acme.owner.close();
  other.stop();
  alive.stop();
});

test('a whole list heals what was lost on the way', async () => {
  const { acme, other, live } = await setUp();
  other.say(everybody([ana()]));
  await live.next();
  other.say(everybody([]));
  expect((await live.next()).presence.people).toEqual([{ userId: anaShown, activity: 'OFFLINE' }]);
  acme.owner.close();
  other.stop();
});

test('somebody who is connected to two processes stays until they have left both', async () => {
  const { acme, other, live, ownerId } = await setUp();
  const agent = await acme.addMember('AGENT');
  const watcher = agent.subscribe(query);
  await watcher.next();
  other.say(everybody([{ ...ana(), userId: parseTypeId('user', ownerId), name: 'Olga Owner' }]));
  acme.owner.close();
  other.say(everybody([]));
  const seen = await watcher.until(({ presence }) => presence.people[0].activity === 'OFFLINE');
  expect(seen.map(({ presence }) => presence.people)).toEqual([[{ userId: ownerId, activity: 'OFFLINE' }]]);
  expect(live.pending()).not.toContainEqual(expect.objectContaining({ activity: 'OFFLINE' }));
  agent.close();
  other.stop();
});

test('a tab that speaks to another process, or has ended there, no longer counts here', async () => {
  const { acme, other, live, ownerId } = await setUp();
  const { id: conversationId } = await acme.createConversation();
  const userId = parseTypeId('user', ownerId);
  // A heartbeat that reached this process by another way than the tab's subscription, which `other` has.
  await acme.owner.mutate('setPresence', { tabId: 'two', activity: 'VIEWING', conversationId }, 'repeatAfterMs');
  await live.until(({ presence }) => presence.people[0].activity === 'VIEWING');
  expect(await other.until(({ taken }) => (taken?.length ?? 0) > 0)).toMatchObject({ taken: [{ userId, key: 'two' }] });
  other.say({ people: [], complete: false, taken: [{ userId, key: 'two' }] });
  expect((await live.next()).presence.people).toEqual([{ userId: ownerId, activity: 'ONLINE' }]);
  acme.owner.close();
  other.stop();
});
