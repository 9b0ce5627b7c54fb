import { setTimeout as delay } from 'node:timers/promises';
import { ApiClient } from '../../server/testing/client.ts';
import { faultRow, type Scene } from '../scene.ts';
import { sized } from '../size.ts';

const lastsMs = sized({ short: 3000, full: 15_000 });

/** Of connections that begin later; so those that are there end. */
async function setReadOnly(scene: Scene, readOnly: boolean): Promise<void> {
  const { database } = scene;
  await scene.query('postgres', `alter database ${database} set default_transaction_read_only = ${readOnly}`);
  await scene.query('postgres', `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`);
}

async function readsThatFail(scene: Scene): Promise<number> {
  const [organization] = scene.cast.organizations;
  const client = new ApiClient(scene.api.url, organization?.apiKey ?? null);
  let failed = 0;
  for (const endsAt = Date.now() + lastsMs; Date.now() < endsAt; await delay(50)) {
    const { body } = await client.request('{ conversations(first: 20) { nodes { id lastMessagePreview } } }');
    if (body.errors) failed += 1;
  }
  return failed;
}

faultRow('read-only database', {}, async (scene) => {
  await setReadOnly(scene, true);
  await delay(500); // connections that were being ended are gone
  await scene.window();
  const failed = await readsThatFail(scene);
  const { acknowledged, failures, notRetryable, failedMsMax } = await scene.window();
  await setReadOnly(scene, false);
  scene.recovered(await scene.load.acknowledgement());
  scene.rounds = 1;
  scene.note(`for ${lastsMs / 1000} s ${JSON.stringify(failures)}`);
  scene.limit('acknowledged meanwhile', acknowledged, 0);
  scene.require('refused with UPSTREAM_FAILED only', Object.keys(failures).join() === 'UPSTREAM_FAILED');
  scene.limit('slowest refusal', Math.round(failedMsMax), 3000, ' ms');
  scene.limit('not retryable', notRetryable, 0);
  scene.limit('reads that failed', failed, 0);
});
