import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { keysetQuery, type Page, type SortColumn } from '../db/keyset.ts';
import type { IdempotencyKey } from '../generated/prisma/client.ts';

/** Newest first. Two rows that have all three alike would be of different senders in the same millisecond. */
export const byUse: readonly SortColumn[] = [
  { name: 'createdAt', kind: 'date', direction: 'desc' },
  { name: 'key', kind: 'text', direction: 'desc' },
  { name: 'slot', kind: 'int', direction: 'desc' },
];

/** What may leave of a row: not its hash, not what it answered, not the scope, which holds database ids. */
export type UsedKey = Pick<IdempotencyKey, 'key' | 'slot' | 'operation' | 'createdAt' | 'expiresAt'>;

/** Idempotency keys of the organization's requests that are still kept, newest first. @throws FORBIDDEN */
export function listIdempotencyKeys(actor: Actor, page: Page): Promise<UsedKey[]> {
  const { organizationId } = authorizeStaff(actor, 'audit-log:read');
  const { where, orderBy, take } = keysetQuery(page, byUse);
  return db.idempotencyKey.findMany({
    where: { AND: [{ organizationId, expiresAt: { gt: new Date() } }, where] },
    select: { key: true, slot: true, operation: true, createdAt: true, expiresAt: true },
    orderBy,
    take,
  });
}
