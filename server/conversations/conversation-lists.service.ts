import { type Actor, authorize, authorizeStaff, type Member } from '../auth/actor.ts';
import type { Page, SortColumn } from '../db/keyset.ts';
import { countRows, readRowsOfPage, rowsWhere, run } from '../db/rows.ts';
import { AppError, found } from '../errors.ts';
import { type Conversation, type ConversationStatus, type Message, Prisma } from '../generated/prisma/client.ts';

export const conversationViews = [
  'MINE',
  'UNASSIGNED',
  'AI_HANDLING',
  'NEEDS_PERSON',
  'ALL',
  'SNOOZED',
  'RESOLVED',
] as const;

type ConversationView = (typeof conversationViews)[number];

export type ConversationFilter = {
  view?: ConversationView | null;
  status?: ConversationStatus[] | null;
  assigneeId?: string | null;
  channelId?: string | null;
  contactId?: string | null;
  labelId?: string | null;
};

/** Newest message first. */
export const byLastMessage: readonly SortColumn[] = [
  { name: 'lastMessageAt', kind: 'date', direction: 'desc' },
  { name: 'id', kind: 'uuid', direction: 'desc' },
];

/** In the order of the thread. */
export const bySeq: readonly SortColumn[] = [{ name: 'seq', kind: 'int', direction: 'asc' }];

const open = Prisma.sql`t.status IN ('OPEN', 'PENDING')`;

/** The inbox views, in one place; the web client repeats them only to place a row that changed. */
function inView(view: ConversationView, userId: string | null): Prisma.Sql {
  switch (view) {
    case 'MINE':
      return Prisma.sql`${open} AND t.assignee_id = ${userId}::uuid`;
    case 'UNASSIGNED':
      return Prisma.sql`${open} AND t.assignee_id IS NULL`;
    case 'AI_HANDLING':
      return Prisma.sql`${open} AND t.handled_by = 'AI'`;
    case 'NEEDS_PERSON':
      return Prisma.sql`${open} AND t.handled_by = 'HUMAN' AND t.waiting_since IS NOT NULL`;
    case 'ALL':
      return open;
    case 'SNOOZED':
      return Prisma.sql`t.status = 'SNOOZED'`;
    case 'RESOLVED':
      return Prisma.sql`t.status = 'RESOLVED'`;
  }
}

const personOf = (member: Member) => (member.kind === 'user' ? member.id : null);

/** A contact sees its own conversations only. */
function visibleTo(member: Member): Prisma.Sql[] {
  return member.kind === 'contact' ? [Prisma.sql`t.contact_id = ${member.id}::uuid`] : [];
}

function conditionsOf(filter: ConversationFilter, member: Member): Prisma.Sql[] {
  const { view, status, assigneeId, channelId, contactId, labelId } = filter;
  return [
    ...(view ? [inView(view, personOf(member))] : []),
    ...(status?.length ? [Prisma.sql`t.status = ANY(${status}::"ConversationStatus"[])`] : []),
    ...(assigneeId ? [Prisma.sql`t.assignee_id = ${assigneeId}::uuid`] : []),
    ...(channelId ? [Prisma.sql`t.channel_id = ${channelId}::uuid`] : []),
    ...(contactId ? [Prisma.sql`t.contact_id = ${contactId}::uuid`] : []),
    ...(labelId
      ? [
          Prisma.sql`EXISTS (
            SELECT 1 FROM conversation_labels l WHERE l.organization_id = t.organization_id
              AND l.conversation_id = t.id AND l.label_id = ${labelId}::uuid)`,
        ]
      : []),
  ];
}

/** One page of conversations, newest message first. */
export async function listConversations(actor: Actor, filter: ConversationFilter, page: Page): Promise<Conversation[]> {
  const member = authorize(actor, 'conversations:read');
  if (member.kind === 'contact' && (filter.view || filter.assigneeId || filter.labelId)) {
    throw new AppError('FORBIDDEN', 'A contact cannot filter by what it does not see.');
  }
  const conditions = [...visibleTo(member), ...conditionsOf(filter, member)];
  return readRowsOfPage('Conversation', member.organizationId, conditions, page, byLastMessage);
}

/** @throws NOT_FOUND */
export async function findConversation(actor: Actor, id: string): Promise<Conversation> {
  const member = authorize(actor, 'conversations:read');
  const conditions = [Prisma.sql`t.id = ${id}::uuid`, ...visibleTo(member)];
  const [conversation] = await run(rowsWhere('Conversation', member.organizationId, conditions));
  return found(conversation, 'Conversation');
}

/** One page of a thread; a contact does not see notes. The conversation must have been found for the actor before. */
export async function listMessages(actor: Actor, conversationId: string, page: Page): Promise<Message[]> {
  const { organizationId, kind } = authorize(actor, 'messages:read');
  const conditions = [Prisma.sql`t.conversation_id = ${conversationId}::uuid`];
  if (kind === 'contact') conditions.push(Prisma.sql`t.kind = 'REPLY'`);
  return readRowsOfPage('Message', organizationId, conditions, page, bySeq);
}

/** A contact reads the replies of its own conversations. @throws NOT_FOUND */
export async function findMessage(actor: Actor, id: string): Promise<Message> {
  const member = authorize(actor, 'messages:read');
  const conditions = [Prisma.sql`t.id = ${id}::uuid`];
  if (member.kind === 'contact') {
    conditions.push(Prisma.sql`t.kind = 'REPLY' AND EXISTS (
      SELECT 1 FROM conversations c WHERE c.organization_id = t.organization_id AND c.id = t.conversation_id
        AND c.contact_id = ${member.id}::uuid)`);
  }
  const [message] = await run(rowsWhere('Message', member.organizationId, conditions));
  return found(message, 'Message');
}

export type ConversationCounts = Record<ConversationView, number>;

/** How many conversations each view holds. */
export async function countConversations(actor: Actor): Promise<ConversationCounts> {
  const member = authorizeStaff(actor, 'conversations:read');
  const views = conversationViews.map((view) => [view, inView(view, personOf(member))] as const);
  return countRows(
    'Conversation',
    member.organizationId,
    Object.fromEntries(views) as Record<ConversationView, Prisma.Sql>,
  );
}
