import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisConnection } from '../redis/connection.ts';

export type Counter = RateLimiterAbstract;
export type Counted = RateLimiterRes;

/** How often something may happen within a time in seconds. */
export type Limit = { points: number; duration: number };

let redis: RedisConnection | null = null;

/** @param connection where counters made from now on count; null: in this process */
export function shareCounters(connection: RedisConnection | null): void {
  redis = connection;
}

/** Counts for all processes; while Redis is away this process counts for itself, so that nobody waits or is refused. */
export function createCounter(name: string, { points, duration }: Limit): Counter {
  const options = { keyPrefix: `switchboard:${name}`, points, duration };
  const here = new RateLimiterMemory(options);
  if (!redis) return here;
  return new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true, insuranceLimiter: here });
}

/** Whether `consume` failed because too much was consumed. */
export function isRefusal(error: unknown): error is Counted {
  return error instanceof RateLimiterRes;
}
