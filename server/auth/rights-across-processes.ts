import type { RedisLink } from '../redis/redis.ts';
import { forgetHere, type Gone, onForgottenHere } from './identities.ts';

const channel = 'switchboard:rights';

/**
 * Rights that end in one process end in the others at once. Without Redis, or when a message is lost, the others notice
 * within a second by themselves (rights-watch.ts).
 * @returns how to stop
 */
export function shareRights(redis: RedisLink): () => void {
  void redis.subscribe(channel, (text) => forgetHere(JSON.parse(text) as Gone));
  return onForgottenHere((gone) => redis.publish(channel, JSON.stringify(gone)));
}
