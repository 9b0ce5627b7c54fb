import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { isUniqueViolation } from '../db/errors.ts';
import { newId } from '../db/ids.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { lockRow } from '../db/lock.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, change, recordAudit, type Written } from '../events/change.ts';
import type { SavedReply } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max.toLocaleString('en')} characters`);

const CreateSavedReply = z.object({
  shortcut: z.string().regex(/^[a-z0-9-]{1,40}$/, 'takes 1 to 40 lower-case letters, digits and dashes'),
  title: text(120),
  body: text(8000),
});

const UpdateSavedReply = CreateSavedReply.partial();

const audited = ['shortcut', 'title', 'body'] as const;

/** Newest first; `search` finds part of a shortcut, a title or a body. */
export function listSavedReplies(actor: Actor, page: Page, search: string | null): Promise<SavedReply[]> {
  const { organizationId } = authorizeStaff(actor, 'saved-replies:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.savedReply.findMany({ where: { AND: [{ organizationId }, where, matching(search)] }, orderBy, take });
}

function matching(search: string | null) {
  const term = search?.trim();
  if (!term) return {};
  const literal = term.replace(/[\\%_]/g, '\\$&'); // LIKE would read these as wildcards
  const contains = { contains: literal, mode: 'insensitive' as const };
  return { OR: [{ shortcut: contains }, { title: contains }, { body: contains }] };
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findSavedReply(actor: Actor, id: string): Promise<SavedReply> {
  const { organizationId } = authorizeStaff(actor, 'saved-replies:read');
  const reply = await db.savedReply.findFirst({ where: { organizationId, id } });
  if (!reply) throw notFound('Saved reply');
  return reply;
}

async function refuseTakenShortcut<T>(shortcut: string | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('CONFLICT', `Another saved reply has the shortcut ${shortcut}.`);
  }
}

/** @throws VALIDATION_FAILED, FORBIDDEN, CONFLICT when the shortcut is taken */
export function createSavedReply(actor: Actor, input: unknown): Promise<Written<SavedReply>> {
  const member = authorizeStaff(actor, 'saved-replies:write');
  const { organizationId } = member;
  const fields = parseInput(CreateSavedReply, input);
  return change(member, async (current) => {
    const createdById = member.kind === 'user' ? member.id : null;
    const reply = await refuseTakenShortcut(fields.shortcut, () =>
      current.tx.savedReply.create({ data: { id: newId(), organizationId, createdById, ...fields } }),
    );
    appendEvent(current, { type: 'saved_reply.created', subjectId: reply.id });
    recordAudit(current, {
      action: 'saved_reply.create',
      targetType: 'SavedReply',
      targetId: reply.id,
      diff: difference(null, reply, audited),
    });
    return reply;
  });
}

/** Fields that are given change. @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN, CONFLICT when the shortcut is taken */
export function updateSavedReply(actor: Actor, id: string, input: unknown): Promise<Written<SavedReply>> {
  const member = authorizeStaff(actor, 'saved-replies:write');
  const { organizationId } = member;
  const changes = parseInput(UpdateSavedReply, input);
  return change(member, async (current) => {
    await lockRow(current.tx, 'saved_replies', organizationId, id);
    const found = await current.tx.savedReply.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('Saved reply');
    const reply = await refuseTakenShortcut(changes.shortcut, () =>
      current.tx.savedReply.update({ where: { organizationId_id: { organizationId, id } }, data: changes }),
    );
    appendEvent(current, { type: 'saved_reply.updated', subjectId: id });
    recordAudit(current, {
      action: 'saved_reply.update',
      targetType: 'SavedReply',
      targetId: id,
      diff: difference(found, reply, audited),
    });
    return reply;
  });
}

/** @throws NOT_FOUND, FORBIDDEN */
export function deleteSavedReply(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = authorizeStaff(actor, 'saved-replies:write');
  const { organizationId } = member;
  return change(member, async (current) => {
    await lockRow(current.tx, 'saved_replies', organizationId, id);
    const found = await current.tx.savedReply.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('Saved reply');
    await current.tx.savedReply.delete({ where: { organizationId_id: { organizationId, id } } });
    appendEvent(current, { type: 'saved_reply.deleted', subjectId: id });
    recordAudit(current, {
      action: 'saved_reply.delete',
      targetType: 'SavedReply',
      targetId: id,
      diff: difference(found, null, audited),
    });
    return { id };
  });
}
