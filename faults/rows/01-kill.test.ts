import { setTimeout as delay } from 'node:timers/promises';
import { faultRow } from '../scene.ts';
import { sized } from '../size.ts';

const rounds = sized({ short: 2, full: 50 });
const calmMs = sized({ short: 1000, full: 2000 });

faultRow('kill -9 of the API', {}, async (scene) => {
  const { api, load } = scene;
  for (; scene.rounds < rounds; scene.rounds++) {
    await delay(Math.random() * calmMs);
    await api.end('SIGKILL');
    const back = load.acknowledgement();
    api.spawn(); // as whatever supervises the process would
    scene.recovered(await back);
    await load.connected();
  }
  scene.limit('worst recovery', (scene.worstRecoveryMs ?? 0) / 1000, 5, ' s');
});
