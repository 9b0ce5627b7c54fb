import { setTimeout as delay } from 'node:timers/promises';
import { faultRow } from '../scene.ts';
import { sized } from '../size.ts';

const rounds = sized({ short: 2, full: 12 });
const everyMs = sized({ short: 4000, full: 10_000 });
/** What is in flight fails, however little that is a share of: in the short run each round has few messages. */
const percentMax = sized({ short: 3, full: 1 });

faultRow('every database connection terminated', {}, async (scene) => {
  await scene.window();
  for (; scene.rounds < rounds; scene.rounds++) {
    await scene.query(
      'postgres',
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${scene.database}'`,
    );
    const startedAt = performance.now();
    await scene.load.acknowledgement();
    scene.recovered(performance.now() - startedAt);
    await delay(everyMs);
  }
  const { failed, attempts, notRetryable, failures } = await scene.window();
  scene.note(`every ${everyMs / 1000} s; ${failed} of ${attempts} attempts failed ${JSON.stringify(failures)}`);
  scene.limit('errors', (failed / attempts) * 100, percentMax, ' %');
  scene.limit('not retryable', notRetryable, 0);
});
