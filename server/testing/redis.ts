import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
const binary = folders.map((folder) => path.join(folder, 'redis-server')).find(isExecutable);

/** Tests that need Redis are skipped by name where it is not installed. In CI they fail instead. */
export const redisMissing = !binary && !process.env.CI;

const startsWithinMs = 10_000;

/** A Redis of its own on one port, which may be killed and started again. */
export class TestRedis {
  readonly url: string;
  readonly #port: number;
  readonly #folder: string;
  #child: ChildProcess | null = null;

  private constructor(port: number, folder: string) {
    this.#port = port;
    this.#folder = folder;
    this.url = `redis://127.0.0.1:${port}`;
  }

  static async start(): Promise<TestRedis> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as { port: number };
    probe.close();
    const redis = new TestRedis(port, await mkdtemp(path.join(tmpdir(), 'switchboard-redis-')));
    await redis.start();
    return redis;
  }

  async start(): Promise<void> {
    if (!binary) throw new Error('redis-server is not installed, and CI requires it.');
    const settings = ['--port', String(this.#port), '--bind', '127.0.0.1', '--save', '', '--dir', this.#folder];
    const child = spawn(binary, settings, { stdio: 'ignore' });
    this.#child = child;
    for (const deadline = Date.now() + startsWithinMs; ; await delay(20)) {
      const answer = await this.command('PING').catch(() => null);
      if (answer?.startsWith('+PONG')) return;
      if (Date.now() > deadline) throw new Error('redis-server did not start');
    }
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** It keeps its connections and answers nothing. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Sends an inline command. @returns the beginning of the answer */
  async command(text: string): Promise<string> {
    const socket = connect(this.#port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`${text}\r\n`);
    const [answer] = await once(socket, 'data');
    socket.destroy();
    return String(answer);
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
