import { setTimeout as delay } from 'node:timers/promises';
import type { ApiProcess } from '../product/api-process.ts';
import { faultRow, type Scene } from '../scene.ts';
import { sized } from '../size.ts';

const stoppedMs = sized({ short: 9000, full: 60_000 });
/** After this PostgreSQL ends the transactions in which the stopped process stood still (server/db/tenant-pool.ts). */
const locksHeldMs = 6000;
const goesOnWithinMs = 1000;
const settledMs = 50;
const attemptsMax = 200;

/** The worst moment: the process holds locks that the other one needs. @returns how many transactions stand still */
async function stopInTransaction(scene: Scene, api: ApiProcess): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    api.signal('SIGSTOP');
    await delay(settledMs);
    const open = await scene.query(
      scene.database,
      `select 1 from pg_stat_activity join pg_locks using (pid)
       where state = 'idle in transaction' and application_name = 'switchboard ${api.pid}'
         and mode = 'RowExclusiveLock' and relation = 'conversations'::regclass`,
    );
    if (open.length > 0 || attempt === attemptsMax) return open.length;
    api.signal('SIGCONT');
    await delay(Math.random() * settledMs);
  }
}

faultRow('two API processes, one stopped (SIGSTOP)', { processes: 2 }, async (scene) => {
  const [stopped, other] = scene.apis as [ApiProcess, ApiProcess];
  const { load } = scene;
  const held = await stopInTransaction(scene, stopped);
  await scene.window();
  await delay(locksHeldMs);
  const goesOn = await load.acknowledgement();
  const early = await scene.window();
  await delay(stoppedMs - locksHeldMs);
  const late = await scene.window();
  scene.require('the other one is ready', await other.isReady());
  stopped.signal('SIGCONT');
  await stopped.untilReady();
  scene.recovered(await load.connected());
  scene.rounds = 1;
  scene.note(`stopped ${stoppedMs / 1000} s in ${held} transactions; slowest delivery ${early.delivery.max} ms`);
  scene.note(
    `${early.acknowledged} acknowledged in the first ${locksHeldMs / 1000} s, ${late.acknowledged} in the others`,
  );
  scene.note(JSON.stringify({ ...early.failures, ...late.failures }));
  scene.limit('then the other goes on within', Math.round(goesOn), goesOnWithinMs, ' ms');
  scene.limit('not retryable', early.notRetryable + late.notRetryable, 0);
});
