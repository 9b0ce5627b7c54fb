import { setTransport } from '../events/bus.ts';
import { RedisTransport } from '../events/bus-redis.ts';
import { shareCounters } from '../rate-limits/counters.ts';
import { RedisConnection } from './connection.ts';

let counters: RedisConnection | null = null;

/**
 * Lets processes share events, signals and counters over Redis. One that is away does not stop the start: it is tried
 * again until it is there.
 * @param url null: this process shares nothing
 */
export async function connectRedis(url: string | null): Promise<void> {
  await disconnectRedis();
  if (!url) return;
  const transport = new RedisTransport(url);
  counters = new RedisConnection(url, 'count');
  shareCounters(counters);
  await Promise.all([transport.tried(), counters.tried()]);
  await setTransport(transport);
}

export async function disconnectRedis(): Promise<void> {
  const closing = counters;
  counters = null;
  shareCounters(null);
  await Promise.all([setTransport(null), closing?.close()]);
}
