import { setTimeout as delay } from 'node:timers/promises';
import { HealthWatch } from '../product/watch.ts';
import { faultRow } from '../scene.ts';
import { sized } from '../size.ts';

const stalledMs = sized({ short: 5000, full: 20_000 });
const lagMsMax = 50;
/** The longest timeout of the API towards the database (server/db/tenant-pool.ts), and a little. */
const answeredWithinMs = 22_000;

faultRow('PostgreSQL stalled', {}, async (scene) => {
  const { api, cluster, load } = scene;
  scene.defer(() => cluster.resume());
  await scene.window();
  const health = new HealthWatch(api);
  await cluster.stall();
  await delay(stalledMs);
  const { failures, notRetryable, failedMsMax } = await scene.window();
  const { p99, max, failed } = await health.end();
  await cluster.resume();
  scene.recovered(await load.acknowledgement());
  scene.rounds = 1;
  scene.note(`stalled ${stalledMs / 1000} s ${JSON.stringify(failures)}; slowest health check ${max.toFixed(0)} ms`);
  scene.require('timeouts fire', (failures.UPSTREAM_FAILED ?? 0) > 0);
  scene.limit('not retryable', notRetryable, 0);
  scene.limit('slowest failure', Math.round(failedMsMax), answeredWithinMs, ' ms');
  scene.limit('health checks failed', failed, 0);
  scene.limit('event loop lag p99', Math.round(p99), lagMsMax, ' ms');
});
