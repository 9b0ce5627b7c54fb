import { setTimeout as delay } from 'node:timers/promises';
import { FaultProxy } from '../product/proxy.ts';
import { noRedis, Redis } from '../product/redis.ts';
import { faultRow, type Scene } from '../scene.ts';
import { sized } from '../size.ts';

const calmMs = sized({ short: 2000, full: 10_000 });
const awayMs = sized({ short: 4000, full: 60_000 });
const extraLatencyMsMax = 1000;
const flushes = sized({ short: 3, full: 20 });

type Bus = { redis: Redis; wire: FaultProxy };
type Fault = (bus: Bus, scene: Scene) => Promise<void>;

/** Two API processes that hear of each other's events through Redis, which stands behind a proxy. */
function redisRow(name: string, fault: Fault): void {
  let bus: Bus;
  faultRow(
    name,
    {
      skip: noRedis(),
      processes: 2,
      environment: async (scene) => {
        const redis = await Redis.create();
        scene.defer(() => redis.kill());
        const wire = await FaultProxy.create(() => ({ port: redis.port }));
        scene.defer(() => wire.close());
        bus = { redis, wire };
        return { REDIS_URL: `redis://127.0.0.1:${wire.port}` };
      },
    },
    async (scene) => {
      await scene.window();
      await delay(calmMs);
      const before = await scene.window();
      scene.require('both processes hold a connection to Redis', bus.wire.connections >= 2);
      await fault(bus, scene);
      const during = await scene.window();
      await scene.load.connected();
      await delay(calmMs);
      const after = await scene.window();
      scene.note(
        `delivery p99 ${before.delivery.p99}, ${during.delivery.p99}, ${after.delivery.p99} ms before, in, after`,
      );
      scene.limit('extra latency p99', during.delivery.p99 - before.delivery.p99, extraLatencyMsMax, ' ms');
      scene.limit('failed attempts', during.failed + after.failed, 0);
      for (const api of scene.apis) scene.require('ready', await api.isReady());
    },
  );
}

redisRow('Redis down', async ({ redis }, scene) => {
  await redis.kill();
  await delay(awayMs);
  await redis.start();
  scene.rounds = 1;
  scene.note(`down ${awayMs / 1000} s`);
});

redisRow('Redis flushed', async ({ redis }, scene) => {
  for (; scene.rounds < flushes; scene.rounds++) {
    await redis.flush();
    await delay(calmMs / flushes);
  }
});

redisRow('Redis cut off', async ({ wire }, scene) => {
  // Once as a firewall would that says nothing, once with the connections reset.
  wire.mode = 'swallow';
  await delay(awayMs / 2);
  wire.mode = 'cut';
  await delay(awayMs / 2);
  wire.mode = 'pass';
  scene.rounds = 2;
  scene.note(`cut off twice for ${awayMs / 2000} s`);
});
