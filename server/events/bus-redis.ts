import { randomUUID } from 'node:crypto';
import { log } from '../logging/log.ts';
import { RedisConnection } from '../redis/connection.ts';
import { type BusMessage, hear, restored, type Transport } from './bus.ts';
import type { LoggedEvent } from './event-types.ts';

const prefix = 'switchboard:';
const channelsPerCommand = 500;

/**
 * Redis publish and subscribe between the processes of one installation: one channel an organization, so that a process
 * hears only those that somebody listens to here, and one for everybody.
 */
export class RedisTransport implements Transport {
  /** Messages begin with it, so that a process knows its own without reading them. */
  readonly #origin = randomUUID();
  readonly #publisher: RedisConnection;
  readonly #subscriber: RedisConnection;
  /** Each topic with the acknowledgement of its subscription. */
  readonly #topics = new Map<string, Promise<void>>();
  #isSubscribed = false;
  #isClosing = false;
  #isMissed = false;

  constructor(url: string) {
    this.#publisher = new RedisConnection(url, 'publish');
    this.#subscriber = new RedisConnection(url, 'subscribe');
    this.#subscriber.on('ready', () => void this.#subscribeAll());
    this.#subscriber.on('close', () => this.#lost());
    this.#subscriber.on('message', (_channel: string, text: string) => this.#receive(text));
  }

  /** Resolves once the first attempt to connect has succeeded or failed. */
  async tried(): Promise<void> {
    await Promise.all([this.#publisher.tried(), this.#subscriber.tried()]);
  }

  isHealthy(): boolean {
    return this.#isSubscribed && this.#subscriber.isReady() && this.#publisher.isReady();
  }

  send(topic: string, message: BusMessage): void {
    if (!this.#publisher.isReady()) return; // the log has it
    const text = this.#origin + JSON.stringify(message);
    this.#publisher.publish(prefix + topic, text).catch((err: unknown) => {
      log.debug({ err, topic }, 'a message did not reach Redis; the log has it');
    });
  }

  async subscribe(topic: string): Promise<void> {
    const acknowledged = this.#topics.get(topic) ?? this.#subscribeNow([topic]);
    this.#topics.set(topic, acknowledged);
    await acknowledged;
  }

  unsubscribe(topic: string): void {
    if (!this.#topics.delete(topic) || !this.#subscriber.isReady()) return;
    this.#subscriber.unsubscribe(prefix + topic).catch((err: unknown) => {
      log.debug({ err, topic }, 'a subscription was not ended; the connection is made anew');
    });
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all([this.#publisher.close(), this.#subscriber.close()]);
  }

  /** Never fails: all topics are subscribed anew when the connection is. */
  async #subscribeNow(topics: string[]): Promise<void> {
    if (topics.length === 0 || !this.#subscriber.isReady()) return;
    try {
      await this.#subscriber.subscribe(...topics.map((topic) => prefix + topic));
    } catch (err) {
      log.debug({ err }, 'a subscription was not acknowledged');
      this.#isSubscribed = false;
      if (this.#subscriber.isReady()) this.#subscriber.disconnect(true);
    }
  }

  /** After every connect. All commands are written before anything else, so that an `unsubscribe` comes behind them. */
  async #subscribeAll(): Promise<void> {
    const topics = [...this.#topics.keys()];
    const waiting: Promise<void>[] = [];
    this.#isSubscribed = true; // until one of them fails
    for (let from = 0; from < topics.length; from += channelsPerCommand) {
      waiting.push(this.#subscribeNow(topics.slice(from, from + channelsPerCommand)));
    }
    await Promise.all(waiting);
    if (!this.#isSubscribed) return;
    if (this.#isMissed) log.info('Redis is back');
    this.#isMissed = false;
    restored();
  }

  #lost(): void {
    this.#isSubscribed = false;
    if (this.#isMissed || this.#isClosing) return;
    this.#isMissed = true;
    const reason = this.#subscriber.lastError?.message ?? 'the connection was closed';
    log.warn({ reason }, 'Redis is away; what other processes do is read from the database until it is back');
  }

  #receive(text: string): void {
    if (text.startsWith(this.#origin)) return;
    try {
      hear(parse(text.slice(this.#origin.length)));
    } catch (err) {
      log.warn({ err }, 'a message on the bus could not be read');
    }
  }
}

function parse(text: string): BusMessage {
  const message = JSON.parse(text) as BusMessage;
  if (!('events' in message)) return message;
  const revived = (event: LoggedEvent) => ({ ...event, occurredAt: new Date(event.occurredAt) });
  return { events: message.events.map(revived) };
}
