import { createClient } from '@redis/client';
import { log } from '../logging/log.ts';

const commandTimeoutMs = 250;
const pingMs = 1_000;
/** A server that neither answers nor hangs up is given up after this. */
const silenceMsMax = 3_000;
const backoffMsMax = 1_000;

type Listener = (text: string) => void;

function makeClient(url: string) {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: pingMs,
    commandOptions: { timeout: commandTimeoutMs },
    socket: {
      connectTimeout: silenceMsMax,
      socketTimeout: silenceMsMax,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** Math.min(retries, 10), backoffMsMax) * (0.5 + Math.random()),
    },
  });
  client.on('error', (error) => log.debug({ err: error }, 'Redis'));
  return client;
}

/**
 * Redis as this process uses it: it carries messages and counts. Nothing is kept in it that could not be lost; without
 * it everything goes on, more slowly. Nobody waits for it: what cannot be sent now is not sent.
 */
export class RedisLink {
  /** For counters (rate-limiter-flexible). */
  readonly commands: ReturnType<typeof makeClient>;
  readonly #subscriber: ReturnType<typeof makeClient>;
  readonly #channels = new Map<string, Listener>();
  readonly #readyListeners = new Set<() => void>();
  #wasReady = false;

  constructor(url: string) {
    this.commands = makeClient(url);
    this.#subscriber = makeClient(url);
    for (const client of [this.commands, this.#subscriber]) {
      client.on('ready', () => void this.#onReady());
      client.on('reconnecting', () => this.#onLost());
      client.connect().catch((error) => log.debug({ err: error }, 'Redis')); // it goes on trying until it is closed
    }
  }

  get isReady(): boolean {
    return this.commands.isReady && this.#subscriber.isReady;
  }

  /** Called whenever messages may have been missed and no longer are. */
  onReady(listener: () => void): void {
    this.#readyListeners.add(listener);
  }

  /** Sends without waiting; a message that cannot be sent now is lost. */
  publish(channel: string, text: string): void {
    if (!this.commands.isReady) return;
    this.commands.publish(channel, text).catch((error) => log.debug({ err: error, channel }, 'a message was lost'));
  }

  /** Resolves when messages of the channel arrive, or when they cannot now: they will when Redis is back. */
  async subscribe(channel: string, listener: Listener): Promise<void> {
    this.#channels.set(channel, listener);
    await this.#subscribeNow(channel, listener);
  }

  async unsubscribe(channel: string): Promise<void> {
    this.#channels.delete(channel);
    if (!this.#subscriber.isReady) return;
    await this.#subscriber.unsubscribe(channel).catch((error) => log.debug({ err: error, channel }, 'Redis'));
  }

  async close(): Promise<void> {
    this.#readyListeners.clear();
    for (const client of [this.commands, this.#subscriber]) client.destroy();
  }

  async #subscribeNow(channel: string, listener: Listener): Promise<void> {
    if (!this.#subscriber.isReady) return;
    await this.#subscriber
      .subscribe(channel, listener)
      .catch((error) => log.warn({ err: error, channel }, 'a channel of Redis could not be subscribed to'));
  }

  async #onReady(): Promise<void> {
    if (!this.isReady || this.#wasReady) return;
    this.#wasReady = true;
    await Promise.all([...this.#channels].map(([channel, listener]) => this.#subscribeNow(channel, listener)));
    log.info('Redis carries events between processes');
    for (const listener of this.#readyListeners) listener();
  }

  #onLost(): void {
    if (this.#wasReady) log.warn('Redis is away; events of other processes are read from the log');
    this.#wasReady = false;
  }
}
