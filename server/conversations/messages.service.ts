import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorize, type Member } from '../auth/actor.ts';
import { newId, toTypeId } from '../db/ids.ts';
import { lockRowById, rowsWhere } from '../db/rows.ts';
import type { Sql } from '../db/sql-transaction.ts';
import { AppError, found, notFound } from '../errors.ts';
import { appendEvent, changeBySql, recordAudit, type SqlChange, type Written } from '../events/change.ts';
import {
  type AuthorType,
  type Conversation,
  type Message,
  type MessageKind,
  Prisma,
} from '../generated/prisma/client.ts';
import type { Citation } from '../knowledge/citations.ts';
import { countUsage } from '../usage/usage.service.ts';
import { parseInput } from '../validation.ts';
import { queueAnswer } from './answer-queue.ts';
import { writeMessage } from './message-rows.ts';

const messageCharsMax = 8000;
const previewCharsMax = 160;

export const MessageText = z.object({
  body: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(messageCharsMax, `must have at most ${messageCharsMax} characters`),
  authorType: z.enum(['CONTACT', 'AGENT'], 'takes CONTACT or AGENT').nullish(),
  clientMessageId: z.string().min(1, 'must not be empty').max(100, 'must have at most 100 characters').nullish(),
});

const SendMessage = MessageText.extend({ kind: z.enum(['REPLY', 'NOTE'], 'takes REPLY or NOTE').nullish() });

type NewMessage = {
  body: string;
  authorType: AuthorType;
  kind: MessageKind;
  clientMessageId?: string | null;
  metadata?: Record<string, unknown>;
  /** Of an AI agent's message. */
  ai?: { messageId: string; aiAgentId: string; citations: Citation[] };
};

export type SentMessage = { message: Message; conversation: Conversation };

/**
 * Appends a message and moves the conversation to the top of the inbox. A contact's message opens a resolved or
 * snoozed conversation again.
 * @param input.body plain text, 1 to 8,000 characters after trimming
 * @param input.clientMessageId makes a retry answer the first message
 * @throws NOT_FOUND (also for another organization's id), FORBIDDEN, VALIDATION_FAILED, CONFLICT (the client message
 * id belongs to another content)
 */
export function sendMessage(actor: Actor, conversationId: string, input: unknown): Promise<Written<SentMessage>> {
  const member = authorize(actor, 'messages:write');
  const { kind, ...text } = parseInput(SendMessage, input);
  const authorType = authorTypeFor(member, text.authorType ?? (member.kind === 'contact' ? 'CONTACT' : 'AGENT'));
  if (kind === 'NOTE' && authorType === 'CONTACT') throw new AppError('FORBIDDEN', 'A contact cannot write notes.');
  const message = { ...text, kind: kind ?? ('REPLY' as const), authorType };
  return changeBySql(member, async (current) => {
    const [conversation, earlier] = await Promise.all([
      lockConversation(current.sql, member.organizationId, conversationId),
      findRetried(current.sql, member.organizationId, conversationId, text.clientMessageId),
    ]);
    if (member.kind === 'contact' && conversation.contactId !== member.id) throw notFound('Conversation');
    if (earlier) requireSame(earlier, message);
    return earlier
      ? { message: earlier, conversation }
      : appendMessage(current, await takeOver(current, conversation, message), message);
  });
}

/** Who a message is by: a contact only writes as itself; staff and API keys also bring in a contact's words. */
export function authorTypeFor(member: Member, wanted: 'CONTACT' | 'AGENT'): AuthorType {
  if (member.kind === 'contact' && wanted !== 'CONTACT') {
    throw new AppError('FORBIDDEN', 'A contact writes as itself only.');
  }
  return wanted;
}

/**
 * Everything that changes a conversation takes this lock first, so that message numbers have no gaps.
 * @throws NOT_FOUND
 */
export async function lockConversation(sql: Sql, organizationId: string, id: string): Promise<Conversation> {
  return found(await lockRowById(sql, 'Conversation', organizationId, id), 'Conversation');
}

/** What was sent before under this client message id; the conversation has been locked first. */
async function findRetried(
  sql: Sql,
  organizationId: string,
  conversationId: string,
  clientMessageId: string | null | undefined,
): Promise<Message | null> {
  if (!clientMessageId) return null;
  const condition = Prisma.sql`t.conversation_id = ${conversationId}::uuid AND t.client_message_id = ${clientMessageId}`;
  const [earlier] = await sql.read<Message>(rowsWhere('Message', organizationId, [condition]).sql);
  return earlier ?? null;
}

/** @throws CONFLICT when the client message id was used for another content */
function requireSame(earlier: Message, { body, kind, authorType }: NewMessage): void {
  if (earlier.body === body && earlier.kind === kind && earlier.authorType === authorType) return;
  throw new AppError('CONFLICT', 'This clientMessageId belongs to a message with another content.');
}

/**
 * Whoever answers instead of the AI has taken over: it is told, and does not talk over a person.
 * @returns the conversation, which the reply's own write will store
 */
async function takeOver(current: SqlChange, before: Conversation, reply: NewMessage): Promise<Conversation> {
  if (before.handledBy !== 'AI' || reply.authorType !== 'AGENT' || reply.kind !== 'REPLY') return before;
  const { actor } = current;
  const taken: Conversation = {
    ...before,
    handledBy: 'HUMAN',
    controlEpoch: before.controlEpoch + 1,
    assigneeId: before.assigneeId ?? (actor.kind === 'user' ? actor.id : null),
  };
  const { id: conversationId, contactId } = before;
  appendEvent(current, { type: 'conversation.handed_off', subjectId: conversationId, conversationId, contactId });
  recordAudit(current, {
    action: 'conversation.hand_off',
    targetType: 'Conversation',
    targetId: conversationId,
    diff: difference(before, taken, ['handledBy', 'controlEpoch']),
  });
  const assigneeName = actor.kind === 'user' ? actor.name : null;
  const metadata = { action: 'handed_off', actorName: actor.name, assigneeName, cause: 'answered_by_person' };
  const body = 'handed_off';
  return (await appendMessage(current, taken, { kind: 'ACTIVITY', authorType: 'SYSTEM', body, metadata })).conversation;
}

/** In the caller's transaction, with the conversation locked or new. */
export async function appendMessage(current: SqlChange, before: Conversation, input: NewMessage): Promise<SentMessage> {
  const { sql, actor } = current;
  const { organizationId } = actor;
  const now = new Date();
  const conversation: Conversation = {
    ...before,
    lastSeq: before.lastSeq + 1,
    updatedAt: now,
    ...afterMessage(actor, before, input, now),
  };
  const message: Message = {
    id: input.ai?.messageId ?? newId(),
    organizationId,
    conversationId: before.id,
    seq: conversation.lastSeq,
    kind: input.kind,
    body: input.body,
    clientMessageId: input.clientMessageId ?? null,
    metadata: (input.metadata ?? {}) as Message['metadata'],
    citations: input.ai?.citations ?? [],
    status: 'SENT',
    attempt: 1,
    failureReason: null,
    createdAt: now,
    updatedAt: now,
    ...authorColumns(actor, before, input),
  };
  await writeMessage(sql, conversation, message);
  const { id: conversationId, contactId } = before;
  appendEvent(current, {
    type: 'message.created',
    subjectId: message.id,
    conversationId,
    contactId,
    payload: { seq: message.seq, kind: message.kind, authorType: message.authorType },
  });
  if (before.status !== conversation.status) {
    appendEvent(current, { type: 'conversation.reopened', subjectId: conversationId, conversationId, contactId });
  }
  if (input.kind !== 'ACTIVITY') {
    recordAudit(current, {
      action: 'message.send',
      targetType: 'Message',
      targetId: message.id,
      diff: {
        conversationId: { from: null, to: toTypeId('conv', conversationId) },
        ...difference(null, message, ['kind', 'authorType']),
      },
    });
    countUsage(current, 'messages', message.id);
  }
  if (input.authorType === 'CONTACT') await queueAnswer(current, conversation);
  return { message, conversation };
}

function authorColumns(actor: Member, conversation: Conversation, { authorType, ai }: NewMessage) {
  return {
    authorType,
    authorUserId: authorType === 'AGENT' && actor.kind === 'user' ? actor.id : null,
    authorContactId: authorType === 'CONTACT' ? conversation.contactId : null,
    apiKeyId: actor.kind === 'apiKey' ? actor.id : null,
    aiAgentId: ai?.aiAgentId ?? null,
  };
}

/** What a message changes in its conversation besides the number. Activity lines leave the list row as it is. */
function afterMessage(actor: Member, before: Conversation, message: NewMessage, now: Date): Partial<Conversation> {
  if (message.kind === 'ACTIVITY') return {};
  const shown = {
    lastMessageAt: now,
    lastMessagePreview: [...message.body.replace(/\s+/g, ' ')].slice(0, previewCharsMax).join(''),
    lastMessageAuthor: message.authorType,
    lastMessageAuthorName: message.authorType === 'AGENT' && actor.kind === 'user' ? actor.name : null,
  };
  if (message.kind === 'NOTE') return shown;
  if (message.authorType === 'CONTACT') {
    const reopened = before.status === 'RESOLVED' || before.status === 'SNOOZED';
    return {
      ...shown,
      inboundCount: before.inboundCount + 1,
      waitingSince: before.waitingSince ?? now,
      ...(reopened && { status: 'OPEN' as const, resolvedAt: null, snoozedUntil: null }),
    };
  }
  return { ...shown, waitingSince: null, firstResponseAt: before.firstResponseAt ?? now };
}
