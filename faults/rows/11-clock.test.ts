import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ApiClient } from '../../server/testing/client.ts';
import { faultRow, type Scene } from '../scene.ts';
import { sized } from '../size.ts';

const preload = fileURLToPath(new URL('../product/shifted-clock.ts', import.meta.url));
const hourMs = 60 * 60_000;
const jumpsMs = sized({ short: [hourMs, -hourMs], full: [hourMs, -hourMs, 0, -hourMs, hourMs, 0] });
const stayMs = sized({ short: 3000, full: 15_000 });
const tokenLivesMs = 15 * 60_000;
const noticedMs = 300; // the preload looks every 50 ms
let clockFile = '';

async function setClock(offsetMs: number): Promise<void> {
  await writeFile(clockFile, String(offsetMs));
  await delay(noticedMs);
}

const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }';

/** Whether a token that has just been given out is taken when the API's clock is so much later. */
async function isTaken(scene: Scene, afterMs: number): Promise<boolean> {
  await setClock(0);
  const person = scene.cast.organizations[0]?.people[0];
  const input = { email: person?.email, password: person?.password };
  const { logIn: session } = await new ApiClient(scene.api.url).run(logIn, { input });
  await setClock(afterMs);
  const { body } = await new ApiClient(scene.api.url, session.accessToken).request('{ viewer { id } }');
  return !body.errors;
}

faultRow(
  'clock of the API jumps by an hour',
  {
    nodeArguments: ['--import', preload],
    environment: async (scene) => {
      clockFile = path.join(path.dirname(scene.ledgerFile), 'clock');
      await writeFile(clockFile, '0');
      return { FAULTS_CLOCK: clockFile };
    },
  },
  async (scene) => {
    await scene.window();
    for (const jumpMs of jumpsMs) {
      await setClock(jumpMs);
      scene.recovered(await scene.load.acknowledgement());
      scene.rounds += 1;
      await delay(stayMs);
    }
    const { failures, notRetryable } = await scene.window();
    scene.note(`jumps ${jumpsMs.map((ms) => ms / hourMs).join(', ')} h ${JSON.stringify(failures)}`);
    scene.limit('not retryable', notRetryable, 0);
    scene.require('token taken 50 s after its end', await isTaken(scene, tokenLivesMs + 50_000));
    scene.require('token refused 75 s after its end', !(await isTaken(scene, tokenLivesMs + 75_000)));
    scene.require('token taken when the clock goes back', await isTaken(scene, -hourMs));
    await setClock(0);
  },
);
