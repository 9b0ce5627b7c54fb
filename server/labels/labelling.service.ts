import { z } from 'zod';
import { toTypeId } from '../db/ids.ts';
import { validationFailed } from '../errors.ts';
import { appendEvent, type Change, recordAudit } from '../events/change.ts';
import type { Conversation } from '../generated/prisma/client.ts';
import { requireLabels } from './labels.service.ts';

const labelsMax = 50;

/** Database ids, as an input names them. */
export const LabelIds = z.array(z.string()).max(labelsMax, `must have at most ${labelsMax} entries`);

const outside = (ids: string[]) => ids.map((id) => toTypeId('lbl', id)).sort();

/**
 * Puts labels on a conversation and takes others off, in the caller's transaction, with the conversation locked.
 * What is already so stays so and leaves neither event nor audit row.
 * @param next the labels that it shall have, from those that it has
 * @throws VALIDATION_FAILED for more than 50
 */
async function relabel(
  current: Change,
  conversation: Conversation,
  next: (before: string[]) => string[],
): Promise<Conversation> {
  const { tx, actor } = current;
  const { organizationId } = actor;
  const { id: conversationId, contactId } = conversation;
  const rows = await tx.conversationLabel.findMany({ where: { organizationId, conversationId } });
  const before = rows.map(({ labelId }) => labelId);
  const after = [...new Set(next(before))];
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  if (added.length + removed.length === 0) return conversation;
  if (after.length > labelsMax) {
    throw validationFailed([
      { path: 'labelIds', message: `would make more than ${labelsMax} labels on this conversation` },
    ]);
  }
  await tx.conversationLabel.deleteMany({ where: { organizationId, conversationId, labelId: { in: removed } } });
  await tx.conversationLabel.createMany({
    data: added.map((labelId) => ({ organizationId, conversationId, labelId })),
  });
  const payload = { labelIds: after, addedLabelIds: added, removedLabelIds: removed };
  appendEvent(current, {
    type: 'conversation.labeled',
    subjectId: conversationId,
    conversationId,
    contactId,
    payload,
  });
  recordAudit(current, {
    action: 'conversation.label',
    targetType: 'Conversation',
    targetId: conversationId,
    diff: { labelIds: { from: outside(before), to: outside(after) } },
  });
  return tx.conversation.update({
    where: { organizationId_id: { organizationId, id: conversationId } },
    data: { updatedAt: new Date() },
  });
}

/** @throws NOT_FOUND for a label that is not the organization's, VALIDATION_FAILED for too many */
export async function addLabels(current: Change, conversation: Conversation, ids: string[]): Promise<Conversation> {
  await requireLabels(current.tx, current.actor.organizationId, ids);
  return relabel(current, conversation, (before) => [...before, ...ids]);
}

/** @throws NOT_FOUND for a label that is not the organization's */
export async function removeLabels(current: Change, conversation: Conversation, ids: string[]): Promise<Conversation> {
  await requireLabels(current.tx, current.actor.organizationId, ids);
  return relabel(current, conversation, (before) => before.filter((id) => !ids.includes(id)));
}

/** These and no others. @throws NOT_FOUND for a label that is not the organization's, VALIDATION_FAILED for too many */
export async function replaceLabels(current: Change, conversation: Conversation, ids: string[]): Promise<Conversation> {
  await requireLabels(current.tx, current.actor.organizationId, ids);
  return relabel(current, conversation, () => ids);
}
