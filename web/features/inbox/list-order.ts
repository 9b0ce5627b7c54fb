import type { ConversationView } from '@/gql/graphql';
import { belongsToView, type Membership } from './views';

type Ranked = Membership & { id: string; lastMessageAt: string };

/** What a view shows of the conversations that are known: those that belong to it, the newest first. */
export function composeList<Item extends Ranked>(items: Item[], view: ConversationView, viewerId: string): Item[] {
  return items
    .filter((item) => belongsToView(view, item, viewerId))
    .sort((a, b) => Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt) || (a.id < b.id ? 1 : -1));
}

type Held = { ids: string[]; newCount: number };

/**
 * The order in which rows are shown. Held still while somebody reads further down: what came or rose above is counted
 * for the "3 new" pill instead of pushing the list, what left goes, and further pages are added below.
 */
export function holdOrder(shown: string[], current: string[], isHeld: boolean): Held {
  if (!isHeld || shown.length === 0) return { ids: current, newCount: 0 };
  const rank = new Map(current.map((id, index) => [id, index]));
  const kept = shown.filter((id) => rank.has(id));
  if (kept.length === 0) return { ids: current, newCount: 0 };
  const keptIds = new Set(kept);
  const lastRank = rank.get(kept.at(-1) ?? '') ?? 0;
  const below = current.filter((id, index) => index > lastRank && !keptIds.has(id));
  return { ids: [...kept, ...below], newCount: countRisen(kept, current, keptIds) };
}

/** How many rows would appear above the one that is now on top. */
function countRisen(kept: string[], current: string[], keptIds: Set<string>): number {
  const unseen = current.filter((id) => !keptIds.has(id));
  const topRank = current.indexOf(kept[0] ?? '');
  const risen = current.slice(0, topRank).filter((id) => keptIds.has(id));
  const newAbove = unseen.filter((id) => current.indexOf(id) <= current.indexOf(kept.at(-1) ?? ''));
  return newAbove.length + risen.length;
}
