import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { readConfig } from '../../server/config.ts';
import { freePort } from '../../server/db/embedded/state.ts';

const startsWithinMs = 10_000;

/** Why the product cannot be tried with Redis; null when it can. */
export function noRedis(): string | null {
  try {
    readConfig({ NODE_ENV: 'test', REDIS_URL: 'redis://127.0.0.1:6379' });
    return null;
  } catch {
    return 'this version takes no REDIS_URL';
  }
}

/** A redis-server that keeps nothing on disk, and can be killed and started again on the same port. */
export class Redis {
  readonly port: number;
  #child: ChildProcess | null = null;

  private constructor(port: number) {
    this.port = port;
  }

  static async create(): Promise<Redis> {
    const redis = new Redis(await freePort());
    await redis.start();
    return redis;
  }

  async start(): Promise<void> {
    const options = { port: String(this.port), bind: '127.0.0.1', save: '', appendonly: 'no' };
    const parameters = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const child = spawn('redis-server', parameters, { cwd: '/', stdio: 'ignore' });
    this.#child = child;
    let failure: Error | null = null;
    child.once('error', (error) => {
      failure = error;
    });
    for (const deadline = Date.now() + startsWithinMs; !(await this.#says('PING', '+PONG')); await delay(50)) {
      if (failure) throw new Error('redis-server cannot be started; install it (apt-get install redis-server)');
      if (Date.now() > deadline) throw new Error('redis-server does not answer');
    }
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async flush(): Promise<void> {
    if (!(await this.#says('FLUSHALL', '+OK'))) throw new Error('Redis was not flushed');
  }

  #says(command: string, expected: string): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write(`${command}\r\n`));
      socket.once('data', (answer) => {
        socket.destroy();
        resolve(answer.toString().startsWith(expected));
      });
      socket.once('error', () => resolve(false)); // it does not listen yet
    });
  }
}
