import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { testSecret } from '../server/testing/secret.ts';

const main = fileURLToPath(new URL('../server/main.ts', import.meta.url));
const readyWithinMs = 30_000;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** The API as a process of its own over this file's database, which may be killed and started again. */
export class ServerProcess {
  readonly url: string;
  #environment: NodeJS.ProcessEnv;
  #dataDir: string;
  #child: ChildProcess | null = null;
  /** All that it has written, for tests that look into its logs. */
  output = '';

  private constructor(port: number, dataDir: string, environment: Record<string, string>) {
    this.url = `http://127.0.0.1:${port}`;
    this.#dataDir = dataDir;
    this.#environment = {
      ...process.env,
      NODE_ENV: 'test',
      PORT: String(port),
      DATA_DIR: dataDir,
      AUTH_SECRET: testSecret,
      ROLES: 'api',
      DEMO: '0',
      RATE_LIMITS: 'off',
      ...environment,
    };
  }

  static async create(environment: Record<string, string> = {}): Promise<ServerProcess> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-process-'));
    const server = new ServerProcess(await freePort(), dataDir, environment);
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [main], { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    }
    this.#child = child;
    for (const deadline = Date.now() + readyWithinMs; ; await delay(50)) {
      const ready = await fetch(`${this.url}/readyz`).then(
        ({ ok }) => ok,
        () => false, // it does not listen yet
      );
      if (ready) return;
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${this.output}`);
      if (Date.now() > deadline) throw new Error(`the server was not ready within ${readyWithinMs} ms`);
    }
  }

  /** As a crash would end it. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}
