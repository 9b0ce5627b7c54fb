import { type Actor, authorize, authorizeStaff, type Member } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { keysetQuery, type Page, type SortColumn } from '../db/keyset.ts';
import { AppError, notFound } from '../errors.ts';
import type { Conversation, ConversationStatus, Message, Prisma } from '../generated/prisma/client.ts';

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

const open: Prisma.ConversationWhereInput = { status: { in: ['OPEN', 'PENDING'] } };

/** The inbox views, in one place; the web client repeats them only to place a row that changed. */
function inView(view: ConversationView, userId: string | null): Prisma.ConversationWhereInput {
  switch (view) {
    case 'MINE':
      return { ...open, assigneeId: userId ?? undefined, ...(userId === null && { id: { in: [] } }) };
    case 'UNASSIGNED':
      return { ...open, assigneeId: null };
    case 'AI_HANDLING':
      return { ...open, handledBy: 'AI' };
    case 'NEEDS_PERSON':
      return { ...open, handledBy: 'HUMAN', waitingSince: { not: null } };
    case 'ALL':
      return open;
    case 'SNOOZED':
      return { status: 'SNOOZED' };
    case 'RESOLVED':
      return { status: 'RESOLVED' };
  }
}

const personOf = (member: Member) => (member.kind === 'user' ? member.id : null);

/** A contact sees its own conversations only. */
function visibleTo(member: Member): Prisma.ConversationWhereInput {
  const { organizationId } = member;
  return member.kind === 'contact' ? { organizationId, contactId: member.id ?? '' } : { organizationId };
}

/** One page of conversations, newest message first. */
export function listConversations(actor: Actor, filter: ConversationFilter, page: Page): Promise<Conversation[]> {
  const member = authorize(actor, 'conversations:read');
  if (member.kind === 'contact' && (filter.view || filter.assigneeId || filter.labelId)) {
    throw new AppError('FORBIDDEN', 'A contact cannot filter by what it does not see.');
  }
  const { where, orderBy, take } = keysetQuery(page, byLastMessage);
  return db.conversation.findMany({
    where: {
      AND: [
        visibleTo(member),
        where,
        filter.view ? inView(filter.view, personOf(member)) : {},
        filter.status?.length ? { status: { in: filter.status } } : {},
        filter.assigneeId ? { assigneeId: filter.assigneeId } : {},
        filter.channelId ? { channelId: filter.channelId } : {},
        filter.contactId ? { contactId: filter.contactId } : {},
        filter.labelId ? { labels: { some: { organizationId: member.organizationId, labelId: filter.labelId } } } : {},
      ],
    },
    orderBy,
    take,
  });
}

/** @throws NOT_FOUND */
export async function findConversation(actor: Actor, id: string): Promise<Conversation> {
  const member = authorize(actor, 'conversations:read');
  const conversation = await db.conversation.findFirst({ where: { AND: [visibleTo(member), { id }] } });
  if (!conversation) throw notFound('Conversation');
  return conversation;
}

/** One page of a thread; a contact does not see notes. The conversation must have been found for the actor before. */
export function listMessages(actor: Actor, conversationId: string, page: Page): Promise<Message[]> {
  const { organizationId, kind } = authorize(actor, 'messages:read');
  const { where, orderBy, take } = keysetQuery(page, bySeq);
  return db.message.findMany({
    where: { AND: [{ organizationId, conversationId }, where, kind === 'contact' ? { kind: 'REPLY' } : {}] },
    orderBy,
    take,
  });
}

/** A contact reads the replies of its own conversations. @throws NOT_FOUND */
export async function findMessage(actor: Actor, id: string): Promise<Message> {
  const member = authorize(actor, 'messages:read');
  const { organizationId } = member;
  const shown = member.kind === 'contact' ? { kind: 'REPLY' as const, conversation: visibleTo(member) } : {};
  const message = await db.message.findFirst({ where: { organizationId, id, ...shown } });
  if (!message) throw notFound('Message');
  return message;
}

export type ConversationCounts = Record<ConversationView, number>;

/** How many conversations each view holds. */
export async function countConversations(actor: Actor): Promise<ConversationCounts> {
  const member = authorizeStaff(actor, 'conversations:read');
  const counts = await Promise.all(
    conversationViews.map((view) =>
      db.conversation.count({ where: { AND: [visibleTo(member), inView(view, personOf(member))] } }),
    ),
  );
  return Object.fromEntries(conversationViews.map((view, index) => [view, counts[index]])) as ConversationCounts;
}
