import type { LoggedEvent } from '../events/event-types.ts';
import { createLoaders, type Loaders } from '../graphql/loaders.ts';

const keptMax = 100;
const ageMsMax = 250;

const kept = new Map<LoggedEvent, { loaders: Loaders; at: number }>();

/**
 * What subscribers of different documents read for the same event, they read once. Rows are read after the event was
 * committed, so they are never older than it.
 * @param last the newest of the events that are executed together
 */
export function loadersFor(last: LoggedEvent): Loaders {
  const known = kept.get(last);
  if (known && Date.now() - known.at < ageMsMax) return known.loaders;
  const loaders = createLoaders(last.organizationId);
  kept.delete(last);
  kept.set(last, { loaders, at: Date.now() });
  for (const oldest of kept.keys()) {
    if (kept.size <= keptMax) break;
    kept.delete(oldest);
  }
  return loaders;
}
