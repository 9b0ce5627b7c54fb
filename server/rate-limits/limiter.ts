import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { RedisLink } from '../redis/redis.ts';

export type Limiter = RateLimiterMemory | RateLimiterRedis;

let redis: RedisLink | null = null;

/** @param link null: each process counts for itself */
export function countTogether(link: RedisLink | null): void {
  redis = link;
}

/**
 * Counts in Redis where processes share one; while that is away, in this process.
 * @param options.duration seconds
 */
export function createLimiter(options: { keyPrefix: string; points: number; duration: number }): Limiter {
  const memory = new RateLimiterMemory(options);
  if (!redis) return memory;
  return new RateLimiterRedis({
    ...options,
    keyPrefix: `switchboard:limit:${options.keyPrefix}`,
    storeClient: redis.commands,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: memory,
  });
}
