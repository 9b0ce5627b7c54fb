import { shareRights } from '../auth/rights-across-processes.ts';
import { carryOver } from '../events/bus.ts';
import { countTogether } from '../rate-limits/limiter.ts';
import { RedisLink } from './redis.ts';

/**
 * Makes this process one of several: events, signals and ended rights are carried between them, and limits are counted
 * together.
 * @param url null: there is one process
 * @returns how to leave the others
 */
export function joinProcesses(url: string | null): () => Promise<void> {
  const redis = url === null ? null : new RedisLink(url);
  carryOver(redis);
  countTogether(redis);
  const stopSharing = redis ? shareRights(redis) : () => undefined;
  return async () => {
    stopSharing();
    carryOver(null);
    countTogether(null);
    await redis?.close();
  };
}
