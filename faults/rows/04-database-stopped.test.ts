import { setTimeout as delay } from 'node:timers/promises';
import { HealthWatch, megabyte, untilNotReady } from '../product/watch.ts';
import { faultRow, type Scene } from '../scene.ts';
import { sized } from '../size.ts';

const awayMs = sized({ short: 3500, full: 30_000 });
/** A process that is seconds old still grows to its working size. */
const baselineMs = sized({ short: 0, full: 30_000 });
const redWithinMs = 5000;
const failWithinMs = 3000;
const memoryMegabytesMax = 100;
const backWithinS = 5;

async function away(scene: Scene, end: () => Promise<void>): Promise<void> {
  const { api, cluster, load } = scene;
  await delay(baselineMs);
  const health = new HealthWatch(api);
  const before = await api.memoryBytes();
  await end();
  const redMs = await untilNotReady(api, 2 * redWithinMs);
  await scene.window();
  await delay(awayMs);
  const { failedMsMax, failures, notRetryable } = await scene.window();
  const grown = (await api.memoryBytes()) - before;
  await cluster.start();
  const back = await load.acknowledgement();
  scene.recovered(back);
  const { failed } = await health.end();
  scene.rounds += 1;
  scene.note(`away ${awayMs / 1000} s ${JSON.stringify(failures)}`);
  scene.limit('not ready after', Math.round(redMs), redWithinMs, ' ms');
  scene.limit('health checks failed', failed, 0);
  scene.limit('slowest failure', Math.round(failedMsMax), failWithinMs, ' ms');
  scene.limit('not retryable', notRetryable, 0);
  scene.limit('memory grown', Math.round(grown / megabyte), memoryMegabytesMax, ' MB');
  scene.limit('back after', back / 1000, backWithinS, ' s');
}

faultRow('PostgreSQL stopped and restarted', {}, (scene) => away(scene, () => scene.cluster.stop()));

faultRow('PostgreSQL killed with -9', {}, (scene) => away(scene, () => scene.cluster.kill()));
