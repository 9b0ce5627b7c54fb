import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../server/db/embedded/state.ts';
import { testSecret } from '../../server/testing/secret.ts';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const readyWithinMs = 60_000;
const outputCharsMax = 20_000;

/** The product's API as a process of its own, as `npm start` with ROLES=api runs it. */
export class ApiProcess {
  readonly port: number;
  readonly url: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #dataDir: string;
  readonly #nodeArguments: readonly string[];
  #child: ChildProcess | null = null;
  #wanted = false;
  /** The end of what it has written. */
  output = '';
  /** How often it ended although nobody had ended it. */
  crashes = 0;

  private constructor(port: number, dataDir: string, environment: NodeJS.ProcessEnv, nodeArguments: readonly string[]) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#dataDir = dataDir;
    this.#environment = environment;
    this.#nodeArguments = nodeArguments;
  }

  /** @param nodeArguments stand before the script, such as `--import …` */
  static async create(environment: Record<string, string>, nodeArguments: readonly string[] = []): Promise<ApiProcess> {
    const [port, dataDir] = [await freePort(), await mkdtemp(path.join(tmpdir(), 'switchboard-faults-api-'))];
    const own = {
      NODE_ENV: 'test' as const,
      PORT: String(port),
      DATA_DIR: dataDir,
      AUTH_SECRET: testSecret,
      ROLES: 'api',
    };
    const off = { DEMO: '0', RATE_LIMITS: 'off', ATTEMPT_LIMITS: 'off', LOG_LEVEL: 'error' };
    const api = new ApiProcess(port, dataDir, { ...process.env, ...own, ...off, ...environment }, nodeArguments);
    await api.start();
    return api;
  }

  async start(): Promise<void> {
    this.spawn();
    await this.untilReady();
  }

  spawn(): void {
    const child = spawn(process.execPath, [...this.#nodeArguments, main], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output = (this.output + text).slice(-outputCharsMax);
      });
    }
    child.once('exit', () => {
      if (this.#child === child && this.#wanted) this.crashes += 1;
    });
    this.#child = child;
    this.#wanted = true;
  }

  async untilReady(): Promise<void> {
    for (const deadline = Date.now() + readyWithinMs; !(await this.isReady()); await delay(20)) {
      if (!this.isAlive) throw new Error(`the API ended with ${this.#child?.exitCode}: ${this.output}`);
      if (Date.now() > deadline) throw new Error(`the API was not ready within ${readyWithinMs} ms: ${this.output}`);
    }
  }

  isReady(): Promise<boolean> {
    return this.#answers('/readyz');
  }

  isHealthy(): Promise<boolean> {
    return this.#answers('/healthz');
  }

  #answers(address: string): Promise<boolean> {
    return fetch(`${this.url}${address}`, { signal: AbortSignal.timeout(5000), headers: { connection: 'close' } }).then(
      async ({ ok, body }) => {
        await body?.cancel();
        return ok;
      },
      () => false, // it does not listen, or does not answer
    );
  }

  get isAlive(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }

  /** Ends it. @returns its exit code; null when a signal ended it */
  async end(name: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    this.#wanted = false;
    if (!child || !this.isAlive) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(name);
    const [code] = await ended;
    return code as number | null;
  }

  async memoryBytes(): Promise<number> {
    const status = await readFile(`/proc/${this.#child?.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  }

  async openFiles(): Promise<number> {
    return (await readdir(`/proc/${this.#child?.pid}/fd`)).length;
  }

  async remove(): Promise<void> {
    this.signal('SIGCONT');
    await this.end('SIGKILL');
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}
