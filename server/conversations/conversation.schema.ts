import { AiAgent, aiAgentOf } from '../ai-agents/ai-agent.schema.ts';
import { User } from '../auth/user.schema.ts';
import { Channel } from '../channels/channels.schema.ts';
import { Contact } from '../contacts/contact.schema.ts';
import { notFound } from '../errors.ts';
import type { Conversation as ConversationRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import type { Context } from '../graphql/context.ts';
import { AuthorType, ConversationHandledBy, ConversationPriority, ConversationStatus } from '../graphql/enums.ts';
import { nobody } from '../graphql/scoped-id.ts';
import { Label } from '../labels/label.schema.ts';
import { bySeq, listMessages } from './conversation-lists.service.ts';
import { Message } from './message.schema.ts';

/** Read mark of the person who asks; API keys and contacts have none. */
async function readMark(conversation: ConversationRow, { actor, loaders }: Context) {
  if (actor.kind !== 'user') return null;
  return loaders.readMark.load(`${actor.id}:${conversation.id}`);
}

export const Conversation = builder.prismaNode('Conversation', {
  description: 'A thread with one contact in one channel.',
  id: { resolve: (conversation) => conversation.id, description: 'conv_…' },
  findUnique: (id, { actor }) => ({
    organizationId_id: { organizationId: actor.organizationId ?? nobody, id },
    ...(actor.kind === 'contact' && { contactId: actor.id ?? nobody }),
  }),
  nullable: true,
  // Whoever sees a message sees the thread that it stands in.
  authScopes: { $any: { $granted: 'shown', permission: 'conversations:read' } },
  fields: (t) => ({
    subject: t.exposeString('subject', { nullable: true, description: 'What it is about.' }),
    status: t.expose('status', { type: ConversationStatus, description: 'Where it stands.' }),
    priority: t.expose('priority', { type: ConversationPriority, description: 'How urgent it is.' }),
    channel: t.field({
      type: Channel,
      grantScopes: ['shown'],
      description: 'Where the contact writes.',
      resolve: async ({ channelId }, _args, { loaders }) => {
        const channel = await loaders.channel.load(channelId);
        if (!channel) throw notFound('Channel');
        return channel;
      },
    }),
    contact: t.field({
      type: Contact,
      grantScopes: ['shown'],
      description: 'Who writes.',
      resolve: async ({ contactId }, _args, { loaders }) => {
        const contact = await loaders.contact.load(contactId);
        if (!contact) throw notFound('Contact');
        return contact;
      },
    }),
    assignee: t.field({
      type: User,
      nullable: true,
      grantScopes: ['shown'],
      description: 'The member who takes care of it; not shown to contacts.',
      resolve: ({ assigneeId }, _args, { actor, loaders }) =>
        assigneeId && actor.kind !== 'contact' ? loaders.user.load(assigneeId) : null,
    }),
    handledBy: t.expose('handledBy', { type: ConversationHandledBy, description: 'Who is in control.' }),
    aiAgent: t.field({
      type: AiAgent,
      nullable: true,
      description: 'The AI agent that answers, or last did; null too for viewers that may not read AI agents.',
      resolve: aiAgentOf,
    }),
    controlEpoch: t.exposeInt('controlEpoch', { description: 'Rises whenever AI or a person takes over.' }),
    lastSeq: t.exposeInt('lastSeq', { description: 'Number of the newest message.' }),
    lastMessageAt: t.expose('lastMessageAt', { type: 'DateTime', description: 'When the newest message came.' }),
    lastMessagePreview: t.string({
      nullable: true,
      description: 'Beginning of the newest message; contacts do not see it, since it may be a private note.',
      resolve: ({ lastMessagePreview }, _args, { actor }) =>
        actor.kind !== 'contact' && actor.permissions.has('messages:read') ? lastMessagePreview : null,
    }),
    lastMessageAuthor: t.field({
      type: AuthorType,
      nullable: true,
      description: 'Who wrote it; not shown to contacts, since it may be a private note.',
      resolve: ({ lastMessageAuthor }, _args, { actor }) => (actor.kind === 'contact' ? null : lastMessageAuthor),
    }),
    lastMessageAuthorName: t.string({
      nullable: true,
      description: 'Name of the member who wrote it; null for contacts, AI agents and API keys.',
      resolve: (conversation, _args, { actor }) =>
        actor.kind === 'contact' ? null : conversation.lastMessageAuthorName,
    }),
    waitingSince: t.expose('waitingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the contact has been waiting for an answer.',
    }),
    snoozedUntil: t.expose('snoozedUntil', { type: 'DateTime', nullable: true, description: 'When it comes back.' }),
    firstResponseAt: t.expose('firstResponseAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the contact was first answered.',
    }),
    resolvedAt: t.expose('resolvedAt', { type: 'DateTime', nullable: true, description: 'When it was resolved.' }),
    customAttributes: t.field({
      type: 'JSON',
      description: 'What else is known, flat; not shown to contacts.',
      resolve: ({ customAttributes }, _args, { actor }) => (actor.kind === 'contact' ? {} : customAttributes),
    }),
    labels: t.field({
      type: [Label],
      description: 'Its labels, by name; none are shown to those who may not read labels, such as contacts.',
      resolve: ({ id }, _args, { actor, loaders }) =>
        actor.permissions.has('labels:read') ? loaders.labels.load(id) : [],
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it started.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    unreadCount: t.int({
      description: "The contact's messages that the viewer has not read.",
      resolve: async (conversation, _args, context) => {
        if (context.actor.kind !== 'user') return 0;
        const mark = await readMark(conversation, context);
        return Math.max(0, conversation.inboundCount - (mark?.inboundRead ?? 0));
      },
    }),
    lastReadSeq: t.int({
      description: 'Number of the last message the viewer has read.',
      resolve: async (conversation, _args, context) => (await readMark(conversation, context))?.lastReadSeq ?? 0,
    }),
    messages: t.connection({
      type: Message,
      description: 'The thread in the order of seq. The newest page is `last: 50`; older ones follow with `before`.',
      resolve: async (conversation, args, { actor }) => {
        const page = readPage(args);
        return toConnection(page, bySeq, await listMessages(actor, conversation.id, page));
      },
    }),
  }),
});

builder.prismaObjectField(Message, 'conversation', (t) =>
  t.field({
    type: Conversation,
    grantScopes: ['shown'],
    description: 'The thread it belongs to.',
    resolve: async ({ conversationId }, _args, { loaders }) => {
      const conversation = await loaders.conversation.load(conversationId);
      if (!conversation) throw notFound('Conversation');
      return conversation;
    },
  }),
);
