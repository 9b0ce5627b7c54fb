import { type Actor, authorizeStaff, type Member } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { encodeKey, keysetQuery, type Page, type SortColumn } from '../db/keyset.ts';
import { AppError, notFound } from '../errors.ts';
import type { Event } from '../generated/prisma/client.ts';
import { parseCursor } from './cursor.ts';
import { eventTypes, permissionFor } from './event-types.ts';
import { readLogBounds } from './log.ts';

const bySeq: readonly SortColumn[] = [{ name: 'seq', kind: 'int', direction: 'asc' }];

/** What somebody who reads the log may see of it: each type needs its own permission too. */
function visibleTypes(member: Member): string[] {
  return eventTypes.filter((type) => member.permissions.has(permissionFor(type)));
}

/** @throws VALIDATION_FAILED, CURSOR_EXPIRED for another organization's cursor or one whose next events were trimmed */
async function keyAt(organizationId: string, { from, backward }: Page): Promise<string | null> {
  if (from === null) return null;
  const seq = parseCursor(organizationId, from);
  const { trimmed } = await readLogBounds(organizationId);
  if (!backward && seq < trimmed) {
    throw new AppError('CURSOR_EXPIRED', 'The events behind this cursor are no longer kept; read from the beginning.');
  }
  return encodeKey({ seq }, bySeq);
}

/**
 * The event log in its order, without what the actor may not see.
 * @param types any of these; all unless told
 * @param page `from` is a cursor of the log, as events and payloads carry it
 * @throws FORBIDDEN, VALIDATION_FAILED, CURSOR_EXPIRED
 */
export async function listEvents(actor: Actor, types: readonly string[] | null, page: Page): Promise<Event[]> {
  const member = authorizeStaff(actor, 'audit-log:read');
  const { organizationId } = member;
  const visible = visibleTypes(member).filter((type) => !types || types.includes(type));
  const { where, orderBy, take } = keysetQuery({ ...page, from: await keyAt(organizationId, page) }, bySeq);
  return db.event.findMany({ where: { AND: [{ organizationId, type: { in: visible } }, where] }, orderBy, take });
}

const hourMs = 60 * 60 * 1000;

/** When an id was made; null for one that does not say (UUIDv7 does). */
function madeAt(id: string): number | null {
  return id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null;
}

/**
 * The log has no index by id, which would cost every write. An event's id is made a moment before the event is
 * written, so it is looked for around that time; an hour is more than two clocks differ.
 * @returns null for an event that is not there, or not for the actor to see
 */
export async function readEvent(actor: Actor, id: string): Promise<Event | null> {
  const member = authorizeStaff(actor, 'audit-log:read');
  const time = madeAt(id);
  if (time === null) return null;
  return db.event.findFirst({
    where: {
      organizationId: member.organizationId,
      id,
      type: { in: visibleTypes(member) },
      createdAt: { gte: new Date(time - hourMs), lte: new Date(time + hourMs) },
    },
  });
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findEvent(actor: Actor, id: string): Promise<Event> {
  const event = await readEvent(actor, id);
  if (!event) throw notFound('Event');
  return event;
}
