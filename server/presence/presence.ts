/** From the least to the most telling: what somebody writes says more than what they look at. */
export const activities = ['OFFLINE', 'ONLINE', 'VIEWING', 'EDITING'] as const;

export type Activity = (typeof activities)[number];

/** What somebody does, and since when. `conversationId` belongs to VIEWING and EDITING alone. */
export type Doing = { activity: Activity; conversationId: string | null; sinceMs: number };

/** One person as a process knows them, by database ids. */
export type Presence = Doing & { userId: string; name: string };

const rank = ({ activity }: Doing) => activities.indexOf(activity);

/** Several tabs, or processes, are one person: the most telling activity counts, of equals the newest. */
export function mostTelling<T extends Doing>(all: Iterable<T>): T | undefined {
  let best: T | undefined;
  for (const one of all) if (!best || compare(one, best) > 0) best = one;
  return best;
}

/** The same in every process, also when two began in the same millisecond. */
function compare(a: Doing, b: Doing): number {
  return rank(a) - rank(b) || a.sinceMs - b.sinceMs || (a.conversationId ?? '').localeCompare(b.conversationId ?? '');
}
