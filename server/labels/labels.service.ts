import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db, type Tx } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { lockRow } from '../db/lock.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { Label } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';

export const labelColors = ['slate', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const;

const LabelName = z.string().trim().normalize().min(1, 'must not be empty').max(50, 'must have at most 50 characters');
const LabelColor = z.enum(labelColors, `takes one of ${labelColors.join(', ')}`);

const CreateLabel = z.object({
  name: LabelName,
  color: LabelColor.nullish().transform((color) => color ?? 'slate'),
});

const UpdateLabel = z.object({ name: LabelName.optional(), color: LabelColor.optional() });

const audited = ['name', 'color'] as const;

/** Labels of the organization, newest first. */
export function listLabels(actor: Actor, page: Page): Promise<Label[]> {
  const { organizationId } = authorizeStaff(actor, 'labels:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.label.findMany({ where: { AND: [{ organizationId }, where] }, orderBy, take });
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findLabel(actor: Actor, id: string): Promise<Label> {
  const { organizationId } = authorizeStaff(actor, 'labels:read');
  const label = await db.label.findFirst({ where: { organizationId, id } });
  if (!label) throw notFound('Label');
  return label;
}

/**
 * Labels to be put on something: they stay until the transaction ends.
 * @throws NOT_FOUND when one of them is not the organization's
 */
export async function requireLabels(tx: Tx, organizationId: string, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM labels WHERE organization_id = ${organizationId}::uuid AND id = ANY(${wanted}::uuid[])
    ORDER BY id FOR KEY SHARE`;
  if (found.length !== wanted.length) throw notFound('Label');
}

/**
 * `Refund` and `refund` would be one label to everybody. Names are given out one at a time, since the database's own
 * constraint tells them apart.
 * @throws CONFLICT
 */
async function refuseTakenName({ tx, actor }: Change, name: string, ownId: string | null): Promise<void> {
  const { organizationId } = actor;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`labels:${organizationId}`}, 0))`;
  const [other] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM labels WHERE organization_id = ${organizationId}::uuid AND lower(name) = lower(${name})
      AND id IS DISTINCT FROM ${ownId}::uuid LIMIT 1`;
  if (other) throw new AppError('CONFLICT', `There is a label "${other.name}" already.`);
}

/** @throws VALIDATION_FAILED, FORBIDDEN, CONFLICT when the name is taken, whatever its capitals */
export function createLabel(actor: Actor, input: unknown): Promise<Written<Label>> {
  const member = authorizeStaff(actor, 'labels:write');
  const { organizationId } = member;
  const fields = parseInput(CreateLabel, input);
  return change(member, async (current) => {
    await refuseTakenName(current, fields.name, null);
    const label = await current.tx.label.create({ data: { id: newId(), organizationId, ...fields } });
    appendEvent(current, { type: 'label.created', subjectId: label.id });
    recordAudit(current, {
      action: 'label.create',
      targetType: 'Label',
      targetId: label.id,
      diff: difference(null, label, audited),
    });
    return label;
  });
}

/** Fields that are given change. @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN, CONFLICT */
export function updateLabel(actor: Actor, id: string, input: unknown): Promise<Written<Label>> {
  const member = authorizeStaff(actor, 'labels:write');
  const { organizationId } = member;
  const changes = parseInput(UpdateLabel, input);
  return change(member, async (current) => {
    if (changes.name) await refuseTakenName(current, changes.name, id);
    await lockRow(current.tx, 'labels', organizationId, id);
    const found = await current.tx.label.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('Label');
    const label = await current.tx.label.update({
      where: { organizationId_id: { organizationId, id } },
      data: changes,
    });
    appendEvent(current, { type: 'label.updated', subjectId: id });
    recordAudit(current, {
      action: 'label.update',
      targetType: 'Label',
      targetId: id,
      diff: difference(found, label, audited),
    });
    return label;
  });
}

/** Takes it off every conversation too. @throws NOT_FOUND, FORBIDDEN */
export function deleteLabel(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = authorizeStaff(actor, 'labels:write');
  const { organizationId } = member;
  return change(member, async (current) => {
    const { tx } = current;
    await lockRow(tx, 'labels', organizationId, id);
    const found = await tx.label.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('Label');
    const conversations = await tx.conversationLabel.count({ where: { organizationId, labelId: id } });
    await tx.label.delete({ where: { organizationId_id: { organizationId, id } } });
    appendEvent(current, { type: 'label.deleted', subjectId: id });
    recordAudit(current, {
      action: 'label.delete',
      targetType: 'Label',
      targetId: id,
      diff: { ...difference(found, null, audited), conversations: { from: conversations, to: 0 } },
    });
    return { id };
  });
}
