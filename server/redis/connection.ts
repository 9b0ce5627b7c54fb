import { type Command, Redis, type RedisOptions } from 'ioredis';
import { log } from '../logging/log.ts';

const connectTimeoutMs = 2000;
const answerWithinMs = 500;
const heartbeatMs = 1000;
const closeTimeoutMs = 200;
const retryMsMax = 1000;

const options = {
  connectTimeout: connectTimeoutMs,
  commandTimeout: answerWithinMs,
  disconnectTimeout: closeTimeoutMs,
  maxRetriesPerRequest: 0,
  // Nobody waits for a Redis that is away: what cannot be sent now fails now.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  retryStrategy: (times: number) => Math.min(retryMsMax, 50 * 2 ** times) * (0.5 + Math.random() / 2),
} satisfies RedisOptions;

/**
 * A connection that comes back by itself, with backoff. One that does not answer, though it is open, is given up as
 * well: a cable that was pulled says nothing.
 */
export class RedisConnection extends Redis {
  #heartbeat: NodeJS.Timeout;
  /** Why the connection could not be made, or was lost. */
  lastError: Error | null = null;

  constructor(url: string, purpose: string) {
    super(url, { ...options, connectionName: `switchboard-${purpose}` });
    this.on('error', (error: Error) => {
      this.lastError = error;
      log.debug({ err: error, purpose }, 'Redis connection error');
    });
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
  }

  #beat(): void {
    if (this.isReady()) this.ping().catch((error: Error) => this.#suspect(error));
  }

  isReady(): boolean {
    return this.status === 'ready';
  }

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    command.promise.catch((error: Error) => this.#suspect(error));
    return super.sendCommand(command as Command, stream);
  }

  #suspect(error: Error): void {
    this.lastError = error;
    if (error.message === 'Command timed out' && this.isReady()) this.disconnect(true);
  }

  /** Resolves once the first attempt has succeeded or failed. */
  async tried(): Promise<void> {
    if (this.isReady()) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.off('ready', done);
        this.off('close', done);
        resolve();
      };
      const timer = setTimeout(done, connectTimeoutMs);
      this.on('ready', done);
      this.on('close', done);
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    if (this.isReady()) await this.quit().catch((error: Error) => this.#suspect(error));
    this.disconnect();
  }
}
