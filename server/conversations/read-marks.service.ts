import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff, type Member } from '../auth/actor.ts';
import { readMarksOf } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { appendEvent, changeBySql, recordAudit, type SqlChange, type Written } from '../events/change.ts';
import { type Conversation, type ConversationRead, Prisma } from '../generated/prisma/client.ts';
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

/** Of a table called `t`. */
function byContact({ organizationId, id }: Conversation): Prisma.Sql {
  return Prisma.sql`
    t.organization_id = ${organizationId}::uuid AND t.conversation_id = ${id}::uuid AND t.author_type = 'CONTACT'`;
}

/** The contact's newest message; where it wrote nothing, the newest of all. */
async function newestInbound({ sql }: SqlChange, conversation: Conversation): Promise<number> {
  const [newest] = await sql.read<{ seq: number }>(Prisma.sql`
    SELECT t.seq FROM messages t WHERE ${byContact(conversation)} ORDER BY t.seq DESC LIMIT 1`);
  return Math.max(1, newest?.seq ?? conversation.lastSeq);
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
  next: (conversation: Conversation, mark: Mark, current: SqlChange) => number | null | Promise<number | null>,
): Promise<Written<Conversation>> {
  const { organizationId, id: userId } = reader;
  return changeBySql(reader, async (current) => {
    const { sql } = current;
    const [conversation, [mark = null]] = await Promise.all([
      lockConversation(sql, organizationId, id),
      sql.read<ConversationRead>(readMarksOf(organizationId, [userId], [id]).sql),
    ]);
    const lastReadSeq = await next(conversation, mark, current);
    if (lastReadSeq === null) return conversation;
    const inboundRead = conversation.inboundCount - (await unread(current, conversation, lastReadSeq));
    await sql.write(Prisma.sql`
      INSERT INTO conversation_reads (organization_id, conversation_id, user_id, last_read_seq, inbound_read, updated_at)
      VALUES (${organizationId}::uuid, ${id}::uuid, ${userId}::uuid, ${lastReadSeq}::int, ${inboundRead}::int, now())
      ON CONFLICT (organization_id, conversation_id, user_id) DO UPDATE SET
        last_read_seq = excluded.last_read_seq, inbound_read = excluded.inbound_read, updated_at = excluded.updated_at`);
    appendEvent(current, conversationEvent('conversation.read', conversation, { userId, lastReadSeq }));
    const diff = difference({ lastReadSeq: mark?.lastReadSeq ?? 0 }, { lastReadSeq }, ['lastReadSeq']);
    recordAudit(current, conversationAudit('conversation.read', conversation, diff));
    return conversation;
  });
}

async function unread({ sql }: SqlChange, conversation: Conversation, lastReadSeq: number): Promise<number> {
  if (lastReadSeq === conversation.lastSeq) return 0;
  const [counted] = await sql.read<{ count: number }>(Prisma.sql`
    SELECT count(*)::int AS count FROM messages t WHERE ${byContact(conversation)} AND t.seq > ${lastReadSeq}::int`);
  return counted?.count ?? 0;
}
