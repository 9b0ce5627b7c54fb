/** Two API processes and a Redis, each of which may go away. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseTypeId } from '../db/ids.ts';
import { ApiClient, type Subscriber } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { type ServerProcess, startProcess } from '../testing/processes.ts';
import { redisMissing, TestRedis } from '../testing/redis.ts';

let redis: TestRedis;
let a: ServerProcess;
let b: ServerProcess;

async function busOf({ url }: ServerProcess): Promise<string> {
  const response = await fetch(`${url}/readyz`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { bus: string }).bus;
}

/** Waits until both processes say so. */
async function bothSay(bus: string): Promise<void> {
  const heard = async () => (await Promise.all([busOf(a), busOf(b)])).every((said) => said === bus);
  for (const deadline = Date.now() + 10_000; !(await heard()); await delay(20)) {
    if (Date.now() > deadline) throw new Error(`the bus did not become ${bus}: ${b.output()}`);
  }
}

const liveMessages = 'subscription ($after: String) { messageAdded(after: $after) { type message { body } } }';

/** A conversation in `a`, and its messages as a subscriber of `b` hears them. */
async function conversationAcross() {
  const acme = await createOrganization(a);
  const { id } = await acme.createConversation();
  const client = new ApiClient(b.url, acme.owner.token);
  const { organization } = await client.run('{ organization { cursor } }');
  const live = client.subscribe(liveMessages, { after: organization.cursor });
  await live.next(); // CAUGHT_UP
  const say = (body: string, through: ApiClient = acme.owner) =>
    through.mutate('sendMessage', { conversationId: id, body }, 'cursor');
  return { acme, id, client, live, say };
}

const bodyOf = async (live: Subscriber, withinMs?: number) => (await live.next(withinMs)).messageAdded.message.body;

const texts = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word} ${index}`);

async function bodiesOf(live: Subscriber, count: number): Promise<string[]> {
  const bodies: string[] = [];
  while (bodies.length < count) bodies.push(await bodyOf(live));
  return bodies;
}

function median(values: number[]): number {
  return values.sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? Number.NaN;
}

describe.skipIf(redisMissing)('several processes with Redis', () => {
  beforeAll(async () => {
    redis = await TestRedis.start();
    [a, b] = await Promise.all([startProcess({ REDIS_URL: redis.url }), startProcess({ REDIS_URL: redis.url })]);
    await bothSay('redis');
  });

  afterAll(async () => {
    await Promise.all([a?.stop(), b?.stop()]);
    await redis?.remove();
  });

  test('an event of one process reaches a subscriber of another within 200 ms', async () => {
    const { live, say } = await conversationAcross();
    const took: number[] = [];
    for (const text of texts('quick', 9)) {
      await say(text); // answered after the commit, so what is measured is the way through Redis alone
      const since = performance.now();
      expect(await bodyOf(live)).toBe(text);
      took.push(performance.now() - since);
    }
    expect(median(took)).toBeLessThan(200);
  });

  test('a process hears only the organizations that somebody listens to there', async () => {
    const { acme, client, live, say } = await conversationAcross();
    const listening = async () => {
      const answer = await redis.command(`PUBSUB NUMSUB switchboard:${parseTypeId('org', acme.id)}`);
      return Number(/:(\d+)\s*$/.exec(answer)?.[1]);
    };
    expect(await listening()).toBe(1);
    await say('only b listens');
    await bodyOf(live);
    client.close();
    await expect.poll(listening).toBe(0);
  });

  test('without Redis events arrive within about a second, in order, once, and health stays green', async () => {
    const { live, say } = await conversationAcross();
    await say('before');
    expect(await bodyOf(live)).toBe('before');
    await redis.kill();
    await bothSay('degraded');
    const took: number[] = [];
    for (const text of texts('without', 5)) {
      await say(text);
      const since = performance.now();
      expect(await bodyOf(live)).toBe(text);
      took.push(performance.now() - since);
    }
    expect(median(took)).toBeLessThan(1000);
    const late = await conversationAcross(); // a feed that starts meanwhile
    await late.say('late');
    expect(await bodyOf(late.live)).toBe('late');
    const during = texts('while it comes back', 40);
    const sending = (async () => {
      for (const text of during) await say(text);
    })();
    await redis.start();
    await sending;
    expect(await bodiesOf(live, during.length)).toEqual(during);
    await bothSay('redis');
    await late.say('back');
    expect(await bodyOf(late.live, 2000)).toBe('back');
    await say('after');
    expect(await bodyOf(live)).toBe('after');
    expect(live.pending()).toEqual([]);
  });

  test('a Redis that keeps its connections and answers nothing delays an event by a second at most', async () => {
    const { live, say } = await conversationAcross();
    redis.pause();
    const took: number[] = [];
    for (const text of texts('silent', 6)) {
      const since = performance.now();
      await say(text); // counted by the request limits, which are in Redis too
      expect(await bodyOf(live)).toBe(text);
      took.push(performance.now() - since);
    }
    expect(median(took)).toBeLessThan(1200);
    await bothSay('degraded');
    redis.resume();
    await bothSay('redis');
    await say('heard again');
    expect(await bodyOf(live)).toBe('heard again');
    expect(live.pending()).toEqual([]);
  });

  test('a process starts without Redis, and shares with others once it is there', async () => {
    await redis.kill();
    const c = await startProcess({ REDIS_URL: redis.url });
    try {
      expect(await busOf(c)).toBe('degraded');
      expect(c.output()).toContain('Redis is away');
      await redis.start();
      await expect.poll(() => busOf(c), { timeout: 5000 }).toBe('redis');
      await bothSay('redis');
    } finally {
      expect(await c.stop()).toBe(0);
    }
  });

  test('nothing is lost or doubled when Redis is flushed and its clients are cut off under traffic', async () => {
    const { live, say } = await conversationAcross();
    const all = texts('cut', 60);
    for (const [index, text] of all.entries()) {
      if (index % 20 === 5) await redis.command('FLUSHALL');
      if (index % 20 === 10) await redis.command('CLIENT KILL TYPE pubsub');
      if (index % 20 === 15) await redis.command('CLIENT KILL TYPE normal SKIPME yes');
      await say(text);
    }
    expect(await bodiesOf(live, all.length)).toEqual(all);
    await bothSay('redis');
    await say('last');
    expect(await bodyOf(live)).toBe('last');
    expect(live.pending()).toEqual([]);
  });

  test('what two processes write at once is heard in the same order in both, each once', async () => {
    const { acme, id, client, live } = await conversationAcross();
    const here = acme.owner.subscribe(liveMessages, { after: '0' });
    await here.until(({ messageAdded }) => messageAdded.type === 'CAUGHT_UP');
    const other = (await acme.createConversation('Hello')).id;
    await Promise.all(
      [acme.owner, client, acme.owner, client].map(async (through, writer) => {
        const conversationId = writer < 2 ? id : other;
        for (const body of texts(`writer ${writer}`, 40)) {
          await through.mutate('sendMessage', { conversationId, body }, 'cursor');
        }
      }),
    );
    const count = 161; // with the other conversation's first
    const [inA, inB] = await Promise.all([bodiesOf(here, count), bodiesOf(live, count)]);
    expect(inB).toEqual(inA);
    expect(new Set(inB).size).toBe(count);
  });

  test('typing is seen by those who are connected to another process', async () => {
    const { acme, id, client } = await conversationAcross();
    const agent = await acme.addMember('AGENT');
    const live = client.subscribe(
      'subscription ($id: ID!) { typing(conversationId: $id) { typing author { name } } }',
      {
        id,
      },
    );
    const other = client.subscribe('subscription ($id: ID!) { typing(conversationId: $id) { typing } }', {
      id: (await acme.createConversation()).id,
    });
    await subscribed(client);
    await agent.mutate('setTyping', { conversationId: id, typing: true }, 'ok');
    expect((await live.next()).typing).toEqual({ typing: true, author: { name: 'AGENT member' } });
    await agent.mutate('setTyping', { conversationId: id, typing: false }, 'ok');
    expect((await live.next()).typing.typing).toBe(false);
    expect(other.pending()).toEqual([]);
  });

  test('a log-out, a removal and a revoked key close sockets of another process at once, and its answers', async () => {
    const { acme } = await conversationAcross();
    const [agent, key] = await Promise.all([
      acme.addMember('AGENT'),
      acme.addApiKey(['conversations:read', 'organization:read']),
    ]);
    const elsewhere = await Promise.all([acme.owner, agent, key].map(({ token }) => listen(token)));
    const { apiKeys, members } = await acme.owner.run('{ apiKeys { nodes { id } } members { nodes { id role } } }');
    const member = members.nodes.find((node: { role: string }) => node.role === 'AGENT');
    await closesSoon(elsewhere[2], () => acme.owner.mutate('revokeApiKey', { id: apiKeys.nodes[0].id }, 'cursor'));
    await closesSoon(elsewhere[1], () => acme.owner.mutate('removeMember', { id: member.id }, 'cursor'));
    await closesSoon(elsewhere[0], () => acme.owner.run('mutation { logOut { ok } }'));
    for (const { token } of [acme.owner, key]) {
      await expect(new ApiClient(b.url, token).run('{ organization { id } }')).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    }
  });

  test('a process that stood still for seconds goes on without a gap, and the other does not notice', async () => {
    const { acme, live, say, client } = await conversationAcross();
    const resting = acme.owner.subscribe(liveMessages, { after: (await say('start')).cursor });
    await bodyOf(live);
    await resting.next(); // CAUGHT_UP
    const meanwhile = texts('meanwhile', 30);
    a.child.kill('SIGSTOP');
    const waking = delay(4000).then(() => a.child.kill('SIGCONT'));
    for (const text of meanwhile) await say(text, client);
    expect(await bodiesOf(live, meanwhile.length)).toEqual(meanwhile);
    await waking;
    const heard = await resting.until(({ messageAdded }) => messageAdded.message?.body === 'meanwhile 29', 10_000);
    expect(heard.map(({ messageAdded }) => messageAdded.message?.body).filter((body) => body !== 'start')).toEqual(
      meanwhile,
    );
    await say('and on');
    expect([await bodyOf(live), await bodyOf(resting)]).toEqual(['and on', 'and on']);
  });

  test('the processes have complained of the absent Redis alone', () => {
    const complaints = [a, b].flatMap(({ output }) =>
      output()
        .split('\n')
        .filter((line) => /"level":[456]0/.test(line)),
    );
    expect(complaints.filter((line) => !line.includes('Redis is away'))).toEqual([]);
    expect(complaints.length).toBeGreaterThan(0);
  });
});

/** An answer over the same socket: what was asked before it has been asked of Redis too. */
async function subscribed(client: ApiClient): Promise<void> {
  const probe = client.subscribe('{ organization { id } }');
  await probe.next();
}

async function listen(token: string | null) {
  const client = new ApiClient(b.url, token);
  const closed = new Promise<number>((resolve) =>
    client.socket().on('closed', (event) => resolve((event as CloseEvent).code)),
  );
  const { organization } = await client.run('{ organization { cursor } }');
  const live = client.subscribe('subscription ($after: String) { inboxEvents(after: $after) { type } }', {
    after: organization.cursor,
  });
  await live.next();
  return { closed };
}

/** Sooner than the database is looked at. */
async function closesSoon(socket: { closed: Promise<number> } | undefined, act: () => Promise<unknown>): Promise<void> {
  await act();
  expect(await Promise.race([socket?.closed, delay(500, 'still open')])).toBe(4401);
}
