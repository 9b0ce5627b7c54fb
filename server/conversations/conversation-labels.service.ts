import { z } from 'zod';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import type { Written } from '../events/change.ts';
import type { Conversation } from '../generated/prisma/client.ts';
import { addLabels, LabelIds, removeLabels } from '../labels/labelling.service.ts';
import { parseInput } from '../validation.ts';
import { changeConversation } from './conversations.service.ts';

const Labels = z.object({ labelIds: LabelIds.min(1, 'needs at least one label') });

/**
 * Puts labels on; those that are there already stay.
 * @throws NOT_FOUND (conversation, label), VALIDATION_FAILED, FORBIDDEN
 */
export function addConversationLabels(actor: Actor, id: string, input: unknown): Promise<Written<Conversation>> {
  authorizeStaff(actor, 'conversations:write');
  const { labelIds } = parseInput(Labels, input);
  return changeConversation(actor, id, (current, conversation) => addLabels(current, conversation, labelIds));
}

/**
 * Takes labels off; those that are not there change nothing.
 * @throws NOT_FOUND (conversation, label), VALIDATION_FAILED, FORBIDDEN
 */
export function removeConversationLabels(actor: Actor, id: string, input: unknown): Promise<Written<Conversation>> {
  authorizeStaff(actor, 'conversations:write');
  const { labelIds } = parseInput(Labels, input);
  return changeConversation(actor, id, (current, conversation) => removeLabels(current, conversation, labelIds));
}
