/** Presence and typing between real processes, each of which may go away. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiClient, type Data, type Subscriber } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { type ServerProcess, startProcess } from '../testing/processes.ts';
import { redisMissing, TestRedis } from '../testing/redis.ts';

const query = 'subscription ($tabId: String) { presence(tabId: $tabId) { people { userId activity conversationId } } }';

let redis: TestRedis;
let a: ServerProcess;
let b: ServerProcess;

const start = () => startProcess({ REDIS_URL: redis.url, PRESENCE_HEARTBEAT_SECONDS: '0.5' });

const until = (live: Subscriber, userId: string, activity: string, withinMs?: number) =>
  live.until(
    ({ presence }) => presence.people.some((one: Data) => one.userId === userId && one.activity === activity),
    withinMs,
  );

const say = (client: ApiClient, tabId: string, conversationId: string) =>
  client.mutate('setPresence', { tabId, activity: 'VIEWING', conversationId }, 'repeatAfterMs');

/** An owner who watches at `b`, and an agent connected to `a`. */
async function setUp() {
  const acme = await createOrganization(a);
  const [{ id: conversationId }, agent] = await Promise.all([acme.createConversation(), acme.addMember('AGENT')]);
  const { viewer } = await agent.run('{ viewer { user { id } } }');
  await agent.subscribe(query, { tabId: 'one' }).next();
  const owner = new ApiClient(b.url, acme.owner.token);
  const live = owner.subscribe(query);
  const agentId: string = viewer.user.id;
  await until(live, agentId, 'ONLINE');
  return { owner, agent, agentId, conversationId, live };
}

describe.skipIf(redisMissing)('presence between processes', () => {
  beforeAll(async () => {
    redis = await TestRedis.start();
    [a, b] = await Promise.all([start(), start()]);
  });

  afterAll(async () => {
    await Promise.all([a?.stop(), b?.stop()]);
    await redis?.remove();
  });

  test('who is connected to one process is seen at the other, and a heartbeat may take another way', async () => {
    const { owner, agent, agentId, conversationId, live } = await setUp();
    await say(new ApiClient(b.url, agent.token), 'one', conversationId);
    await until(live, agentId, 'VIEWING');
    agent.close(); // its tab ends at `a`, and with it what it said to `b`
    await until(live, agentId, 'OFFLINE', 1000);
    owner.close();
  });

  test('what is lost while Redis is away is told when it is back', async () => {
    const { owner, agent, agentId, conversationId, live } = await setUp();
    await redis.kill();
    await say(agent, 'one', conversationId);
    await redis.start();
    const repeat = setInterval(() => void say(agent, 'one', conversationId), 500);
    await until(live, agentId, 'VIEWING', 15_000);
    clearInterval(repeat);
    agent.close();
    owner.close();
  });

  test('the people and the writing of a process that is killed end by themselves', async () => {
    const { owner, agent, agentId, conversationId, live } = await setUp();
    const typing = owner.subscribe('subscription { typing { typing conversationId } }');
    const repeat = setInterval(
      () => void agent.mutate('setTyping', { conversationId, typing: true }, 'ok').catch(() => undefined),
      100,
    );
    expect((await typing.next()).typing.typing).toBe(true);
    clearInterval(repeat);
    a.child.kill('SIGKILL');
    await once(a.child, 'exit');
    await until(live, agentId, 'OFFLINE', 5000);
    expect((await typing.next(10_000)).typing).toEqual({ typing: false, conversationId });
    agent.close();
    owner.close();
    a = await start();
  });
});
