import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff, type Member } from '../auth/actor.ts';
import { notFound } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { Conversation, ConversationRead } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { conversationAudit, conversationEvent } from './conversations.service.ts';
import { lockConversation } from './messages.service.ts';

const ReadUpTo = z.object({ seq: z.number().int().min(0, 'must not be negative').nullish() });
const UnreadFrom = z.object({ seq: z.number().int().min(1, 'must be at least 1').nullish() });

/**
 * Moves the person's read mark forward; it never moves back.
 * @param seq number of the last message read; null: all
 * @throws NOT_FOUND, FORBIDDEN for anybody but a person
 */
export function markConversationRead(actor: Actor, id: string, seq: unknown): Promise<Written<Conversation>> {
  const reader = requireReader(actor);
  const { seq: upTo } = parseInput(ReadUpTo, { seq });
  return moveMark(reader, id, ({ lastSeq }, mark) => {
    const lastReadSeq = Math.min(upTo ?? lastSeq, lastSeq);
    return mark && mark.lastReadSeq >= lastReadSeq ? null : lastReadSeq;
  });
}

/**
 * Moves the person's read mark back, in front of a message; it never moves forward.
 * @param seq number of the first message to be unread; null: the contact's newest
 * @throws NOT_FOUND, FORBIDDEN for anybody but a person
 */
export function markConversationUnread(actor: Actor, id: string, seq: unknown): Promise<Written<Conversation>> {
  const reader = requireReader(actor);
  const { seq: from } = parseInput(UnreadFrom, { seq });
  return moveMark(reader, id, async (conversation, mark, current) => {
    const lastReadSeq = (from ?? (await newestInbound(current, conversation))) - 1;
    return mark && mark.lastReadSeq > lastReadSeq ? lastReadSeq : null;
  });
}

/** The contact's newest message; where it wrote nothing, the newest of all. */
async function newestInbound({ tx }: Change, { organizationId, id, lastSeq }: Conversation): Promise<number> {
  const newest = await tx.message.findFirst({
    where: { organizationId, conversationId: id, authorType: 'CONTACT' },
    orderBy: { seq: 'desc' },
    select: { seq: true },
  });
  return Math.max(1, newest?.seq ?? lastSeq);
}

type Reader = Member & { id: string };

function requireReader(actor: Actor): Reader {
  const member = authorizeStaff(actor, 'conversations:read');
  if (member.kind !== 'user' || !member.id) throw notFound('Read mark');
  return { ...member, id: member.id };
}

type Mark = ConversationRead | null;

/** @param next where the mark shall stand; null: it stays */
function moveMark(
  reader: Reader,
  id: string,
  next: (conversation: Conversation, mark: Mark, current: Change) => number | null | Promise<number | null>,
): Promise<Written<Conversation>> {
  const { organizationId, id: userId } = reader;
  return change(reader, async (current) => {
    const { tx } = current;
    const conversation = await lockConversation(tx, organizationId, id);
    const mark = await tx.conversationRead.findFirst({ where: { organizationId, conversationId: id, userId } });
    const lastReadSeq = await next(conversation, mark, current);
    if (lastReadSeq === null) return conversation;
    const state = {
      lastReadSeq,
      inboundRead: conversation.inboundCount - (await unread(current, conversation, lastReadSeq)),
    };
    await tx.conversationRead.upsert({
      where: { organizationId_conversationId_userId: { organizationId, conversationId: id, userId } },
      create: { organizationId, conversationId: id, userId, ...state },
      update: state,
    });
    appendEvent(current, conversationEvent('conversation.read', conversation, { userId, lastReadSeq }));
    const diff = difference({ lastReadSeq: mark?.lastReadSeq ?? 0 }, { lastReadSeq }, ['lastReadSeq']);
    recordAudit(current, conversationAudit('conversation.read', conversation, diff));
    return conversation;
  });
}

async function unread({ tx }: Change, conversation: Conversation, lastReadSeq: number): Promise<number> {
  const { organizationId, id, lastSeq } = conversation;
  if (lastReadSeq === lastSeq) return 0;
  return tx.message.count({
    where: { organizationId, conversationId: id, authorType: 'CONTACT', seq: { gt: lastReadSeq } },
  });
}
