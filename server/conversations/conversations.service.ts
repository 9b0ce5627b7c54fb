import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorize, authorizeStaff } from '../auth/actor.ts';
import { chooseChannel } from '../channels/channels.service.ts';
import { ContactReference, findOrCreateContact } from '../contacts/contacts.service.ts';
import { CustomAttributes, mergeAttributes } from '../contacts/custom-attributes.ts';
import { newId, toTypeId } from '../db/ids.ts';
import { lockRow } from '../db/lock.ts';
import { AppError } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { EventType } from '../events/event-types.ts';
import { type Channel, type Conversation, ConversationPriority, type Message } from '../generated/prisma/client.ts';
import { LabelIds, replaceLabels } from '../labels/labelling.service.ts';
import { countUsage } from '../usage/usage.service.ts';
import { parseInput } from '../validation.ts';
import { appendMessage, authorTypeFor, lockConversation, MessageText } from './messages.service.ts';

const Subject = z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters');

const CreateConversation = z.object({
  channelId: z.uuid().nullish(),
  contact: ContactReference,
  subject: Subject.nullish(),
  message: MessageText.nullish(),
});

const UpdateConversation = z.object({
  subject: Subject.nullish(),
  priority: z.enum(ConversationPriority).optional(),
  customAttributes: CustomAttributes.optional(),
  labelIds: LabelIds.optional(),
});

export type StartedConversation = { conversation: Conversation; message: Message | null };

/**
 * Starts a conversation with a contact, who is created when new. With a `clientMessageId` the first message can be
 * sent again: the retry answers the conversation that exists.
 * @throws VALIDATION_FAILED, NOT_FOUND (channel, contact), FORBIDDEN, CONFLICT
 */
export function createConversation(actor: Actor, input: unknown): Promise<Written<StartedConversation>> {
  const member = authorizeStaff(actor, 'conversations:write');
  if (hasMessage(input)) authorize(actor, 'messages:write');
  const { channelId, contact: reference, subject, message: text } = parseInput(CreateConversation, input);
  return change(member, async (current) => {
    const { tx } = current;
    const { organizationId } = member;
    const contact = await findOrCreateContact(current, reference);
    const earlier = text?.clientMessageId ? await findStarted(current, contact.id, text) : null;
    if (earlier) return earlier;
    const channel = await chooseChannel(tx, organizationId, channelId ?? null);
    const conversation = await tx.conversation.create({
      data: {
        id: newId(),
        organizationId,
        channelId: channel.id,
        contactId: contact.id,
        subject: subject ?? null,
        ...(await handlerFor(tx, channel)),
      },
    });
    appendEvent(current, conversationEvent('conversation.created', conversation));
    const contactId = { from: null, to: toTypeId('cont', contact.id) };
    const diff = { ...difference(null, conversation, ['subject']), contactId };
    recordAudit(current, conversationAudit('conversation.create', conversation, diff));
    countUsage(current, 'conversations', conversation.id);
    if (!text) return { conversation, message: null };
    const authorType = authorTypeFor(member, text.authorType ?? 'CONTACT');
    return appendMessage(current, conversation, { ...text, kind: 'REPLY', authorType });
  });
}

/** An active AI agent of the channel answers what comes in there. */
async function handlerFor(tx: Change['tx'], { organizationId, aiAgentId: id }: Channel) {
  const agent = id ? await tx.aiAgent.findFirst({ where: { organizationId, id, status: 'ACTIVE' } }) : null;
  return agent ? { handledBy: 'AI' as const, aiAgentId: agent.id, controlEpoch: 1 } : {};
}

/**
 * The conversation that an earlier attempt of this request started. The contact is locked, so that two attempts at once
 * make one.
 * @throws CONFLICT when the client message id was used for another content
 */
async function findStarted(
  { tx, actor }: Change,
  contactId: string,
  text: { body: string; clientMessageId?: string | null },
): Promise<StartedConversation | null> {
  const { organizationId } = actor;
  await lockRow(tx, 'contacts', organizationId, contactId);
  const message = await tx.message.findFirst({
    where: {
      organizationId,
      seq: 1,
      clientMessageId: text.clientMessageId,
      conversation: { organizationId, contactId },
    },
    include: { conversation: true },
  });
  if (!message) return null;
  if (message.body !== text.body) {
    throw new AppError('CONFLICT', 'This clientMessageId belongs to a message with another content.');
  }
  const { conversation, ...first } = message;
  return { conversation, message: first };
}

function hasMessage(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'message' in input && input.message != null;
}

export function conversationEvent(
  type: Extract<EventType, `conversation.${string}`>,
  conversation: Conversation,
  payload: Record<string, unknown> = {},
) {
  const { id, contactId } = conversation;
  return { type, subjectId: id, conversationId: id, contactId, payload };
}

export function conversationAudit(action: string, conversation: Conversation, diff: Record<string, unknown>) {
  return { action, targetType: 'Conversation', targetId: conversation.id, diff };
}

/** Changes one conversation under its lock. @throws NOT_FOUND */
export function changeConversation(
  actor: Actor,
  id: string,
  work: (current: Change, conversation: Conversation) => Promise<Conversation>,
): Promise<Written<Conversation>> {
  const member = authorizeStaff(actor, 'conversations:write');
  return change(member, async (current) =>
    work(current, await lockConversation(current.sql, member.organizationId, id)),
  );
}

/**
 * Fields and attributes that are given change.
 * @param input.labelIds replace all that it has
 * @throws VALIDATION_FAILED, NOT_FOUND (conversation, label), FORBIDDEN
 */
export function updateConversation(actor: Actor, id: string, input: unknown): Promise<Written<Conversation>> {
  authorizeStaff(actor, 'conversations:write');
  const { customAttributes, labelIds, ...changes } = parseInput(UpdateConversation, input);
  const labelsOnly = labelIds && Object.values({ ...changes, customAttributes }).every((value) => value === undefined);
  return changeConversation(actor, id, async (current, conversation) => {
    const { organizationId } = current.actor;
    const labeled = labelIds ? await replaceLabels(current, conversation, labelIds) : conversation;
    if (labelsOnly) return labeled;
    const updated = await current.tx.conversation.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...changes, customAttributes: mergeAttributes(conversation.customAttributes, customAttributes) },
    });
    appendEvent(current, conversationEvent('conversation.updated', conversation));
    const diff = difference(conversation, updated, ['subject', 'priority', 'customAttributes']);
    recordAudit(current, conversationAudit('conversation.update', conversation, diff));
    return updated;
  });
}
