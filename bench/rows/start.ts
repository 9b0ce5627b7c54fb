import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { median } from '../figures.ts';
import { freePort } from '../machine.ts';
import { nowMs } from '../processes/schedule.ts';
import type { Row } from '../row.ts';
import { quick } from '../settings.ts';
import { judged } from '../verdict.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const limitS = 5;
const repetitions = quick ? 1 : 3;
const askEveryMs = 25;
/** The first start makes the database, the demo organization and, when it is missing, the web app. */
const firstWithinMs = 300_000;

function isAlive(group: number, signal: 'SIGTERM' | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** npm and the server, a process group of its own; npm ends first. */
async function endGroup(group: number): Promise<void> {
  isAlive(group, 'SIGTERM');
  while (isAlive(group, 0)) await delay(askEveryMs);
}

/** `npm start` as a person types it. @returns how long until `/readyz` said yes */
async function startOnce(dataDir: string): Promise<number> {
  const port = await freePort();
  const environment = { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  const startMs = nowMs();
  const child = spawn('npm', ['start'], { cwd: root, env: environment, stdio: 'ignore', detached: true });
  try {
    for (;;) {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) return nowMs() - startMs;
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      if (nowMs() - startMs > firstWithinMs) throw new Error('npm start was not ready within five minutes');
      await delay(askEveryMs);
    }
  } finally {
    await endGroup(child.pid ?? 0);
  }
}

export const start: Row = {
  name: 'start',
  what: 'npm start until /readyz',
  measure: async (_stage, running, add) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-bench-start-'));
    await chmod(dataDir, 0o755); // root's PostgreSQL runs as another user
    running.defer(() => rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 }));
    await startOnce(dataDir);
    const seconds: number[] = [];
    for (let repetition = 0; repetition < repetitions; repetition++) seconds.push((await startOnce(dataDir)) / 1000);
    add({
      workload: '`npm start`, installed and built, until `/readyz`',
      target: `≤ ${limitS} s`,
      ratio: '—',
      subject: `${median(seconds).toFixed(1)} s (${seconds.map((each) => each.toFixed(1)).join(', ')}), embedded database and web app included`,
      rounds: String(repetitions),
      verdict: judged(median(seconds) <= limitS),
    });
  },
};
