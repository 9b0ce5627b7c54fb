import { type Context, forgetLoaded } from '../graphql/context.ts';
import type { Followed } from './follow.ts';

const lastBatch = new WeakMap<Context, Followed['batch']>();

/** Events that were waiting together share what they read; later ones read the rows as they are then. */
export function fresh(followed: Followed, _args: unknown, context: Context): Followed {
  if (lastBatch.get(context) !== followed.batch) forgetLoaded(context);
  lastBatch.set(context, followed.batch);
  return followed;
}
