import { setTimeout as delay } from 'node:timers/promises';
import { ApiClient } from '../../server/testing/client.ts';
import { People } from '../load/people.ts';
import type { Organization, Person } from '../product/cast.ts';
import { RawSubscriber } from '../product/raw-subscriber.ts';
import { tcpTable } from '../product/tcp-table.ts';
import { megabyte } from '../product/watch.ts';
import { faultRow, type Scene } from '../scene.ts';
import { sized } from '../size.ts';

const slowCount = sized({ short: 10, full: 50 });
const load = sized({
  short: { organizations: 1, subscribers: 5, messagesPerSecond: 60, bodyChars: 7000 },
  full: { organizations: 1, subscribers: 20, messagesPerSecond: 200, bodyChars: 2000 },
});
const watchMs = sized({ short: 30_000, full: 60_000 });
const baselineMs = sized({ short: 4000, full: 20_000 });
const perKey = 5;
const capBytes = megabyte;
const closedWithinMs = 10_000;
/** In the short run the process is seconds old and its heap still grows to its working size. */
const memoryMegabytesMax = sized({ short: 250, full: 100 });
const latencyRatioMax = sized({ short: 3, full: 1.2 }); // a few seconds are too short for a p99
const latencyNoiseMs = 5;

type Slow = { subscriber: RawSubscriber; port: number; mostQueued: number; cappedAt: number; closedAt: number };

/**
 * When a reader reached its cap can be told from outside: since it stopped, more was sent to it than the kernel's
 * queues hold and 1 MiB.
 */
async function watch(scene: Scene, slow: Slow[], pace: RawSubscriber): Promise<number> {
  const from = pace.bytes;
  let mostMemory = 0;
  for (const endsAt = Date.now() + watchMs; Date.now() < endsAt; await delay(100)) {
    const table = await tcpTable(scene.api.port);
    for (const one of slow) {
      const row = table.get(one.port);
      one.mostQueued = Math.max(one.mostQueued, row?.queued ?? 0);
      if (one.cappedAt === 0 && pace.bytes - from > one.mostQueued + capBytes) one.cappedAt = Date.now();
      if (one.closedAt === 0 && !row?.established) one.closedAt = Date.now();
    }
    mostMemory = Math.max(mostMemory, await scene.api.memoryBytes());
    if (slow.every(({ closedAt }) => closedAt > 0)) break;
  }
  return mostMemory;
}

/** A few to a key: what one viewer may hold open is bounded. */
async function connectAll(scene: Scene): Promise<RawSubscriber[]> {
  const [{ people }] = scene.cast.organizations as [Organization];
  const owner = new ApiClient(scene.api.url, await new People([scene.api.url]).token(people[0] as Person));
  const subscribers: RawSubscriber[] = [];
  for (let key = ''; subscribers.length <= slowCount; ) {
    if (subscribers.length % perKey === 0) {
      const input = { name: `Reader ${subscribers.length}`, scopes: ['conversations:read', 'messages:read'] };
      key = (await owner.mutate('createApiKey', input, 'key')).key;
    }
    const subscriber = await RawSubscriber.connect(scene.api.url, key);
    scene.defer(async () => subscriber.end());
    subscribers.push(subscriber);
  }
  return subscribers;
}

async function mostMemoryFor({ api }: Scene, lastsMs: number): Promise<number> {
  let most = 0;
  for (const endsAt = Date.now() + lastsMs; Date.now() < endsAt; await delay(200)) {
    most = Math.max(most, await api.memoryBytes());
  }
  return most;
}

faultRow('subscribers stop reading', { load }, async (scene) => {
  const [pace, ...subscribers] = await connectAll(scene);
  if (!pace) throw new Error('nobody is connected');
  await scene.window();
  const baseline = await mostMemoryFor(scene, baselineMs);
  const before = await scene.window();
  const slow = subscribers.map((subscriber) => ({
    subscriber,
    port: subscriber.port,
    mostQueued: 0,
    cappedAt: 0,
    closedAt: 0,
  }));
  for (const { subscriber } of slow) subscriber.stopReading();
  const mostMemory = await watch(scene, slow, pace);
  const during = await scene.window();
  scene.rounds = slow.length;
  const late = slow.filter(
    ({ cappedAt, closedAt }) => closedAt === 0 || (cappedAt > 0 && closedAt - cappedAt > closedWithinMs),
  );
  const afterCap = slow.map(({ cappedAt, closedAt }) => (cappedAt > 0 && closedAt > 0 ? closedAt - cappedAt : 0));
  const kernel = Math.max(...slow.map(({ mostQueued }) => mostQueued)) / megabyte;
  scene.note(
    `${slowCount} of ${slowCount + load.subscribers + 1}; ${(during.acknowledged / during.seconds).toFixed(0)} events/s of ${load.bodyChars} characters`,
  );
  scene.note(
    `up to ${kernel.toFixed(1)} MB in the kernel; closed up to ${Math.max(...afterCap) / 1000} s after the cap`,
  );
  scene.require('server alive', await scene.api.isHealthy());
  scene.limit('not closed in time', late.length, 0);
  scene.limit('memory above baseline', Math.round((mostMemory - baseline) / megabyte), memoryMegabytesMax, ' MB');
  scene.note(`healthy p99 ${before.delivery.p99} ms before, ${during.delivery.p99} ms in`);
  const ratio = during.delivery.p99 / Math.max(before.delivery.p99, latencyNoiseMs);
  scene.limit('healthy p99', ratio, latencyRatioMax, ' ×');
});
