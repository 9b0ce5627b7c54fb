import { type Context, forgetLoaded } from '../graphql/context.ts';
import type { Followed } from './follow.ts';

export const afterDescription = 'Replay what came behind this cursor first; "0" is the beginning of the log.';

const lastBatch = new WeakMap<Context, Followed['batch']>();

/**
 * The `resolve` of every subscription to logged events. Events that were waiting together share what they read; later
 * ones read the rows as they are then.
 */
export function fresh(followed: Followed, _args: unknown, context: Context): Followed {
  if (lastBatch.get(context) !== followed.batch) forgetLoaded(context);
  lastBatch.set(context, followed.batch);
  return followed;
}
