import { setTimeout as delay } from 'node:timers/promises';
import { faultRow } from '../scene.ts';
import { sized } from '../size.ts';

const stoppedMs = sized({ short: 8000, full: 60_000 });
const goesOnWithinMs = 5000;

faultRow('two API processes, one stopped (SIGSTOP)', { processes: 2 }, async (scene) => {
  const [stopped, other] = scene.apis;
  const { load } = scene;
  await scene.window();
  stopped?.signal('SIGSTOP');
  const goesOn = await load.acknowledgement();
  await delay(stoppedMs);
  const { delivery, failures, notRetryable, acknowledged } = await scene.window();
  scene.require('the other one is ready', (await other?.isReady()) ?? false);
  stopped?.signal('SIGCONT');
  await stopped?.untilReady();
  scene.recovered(await load.connected());
  scene.rounds = 1;
  scene.note(`stopped ${stoppedMs / 1000} s; ${acknowledged} acknowledged meanwhile ${JSON.stringify(failures)}`);
  scene.note(`slowest delivery ${delivery.max} ms`);
  scene.limit('the other goes on after', Math.round(goesOn), goesOnWithinMs, ' ms');
  scene.limit('not retryable', notRetryable, 0);
});
