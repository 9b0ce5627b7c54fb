import { AiAgent, aiAgentOf } from '../ai-agents/ai-agent.schema.ts';
import { User } from '../auth/user.schema.ts';
import { Channel } from '../channels/channels.schema.ts';
import { Contact } from '../contacts/contact.schema.ts';
import { found } from '../errors.ts';
import type { Conversation as ConversationRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import type { Context } from '../graphql/context.ts';
import { AuthorType, ConversationHandledBy, ConversationPriority, ConversationStatus } from '../graphql/enums.ts';
import { nodeFields } from '../graphql/node-fields.ts';
import { after, readAhead } from '../graphql/row-loader.ts';
import { nobody } from '../graphql/scoped-id.ts';
import { Label } from '../labels/label.schema.ts';
import { bySeq, listMessages } from './conversation-lists.service.ts';
import { Message, readAuthorsAhead } from './message.schema.ts';

/** Read mark of the person who asks; API keys and contacts have none. */
function readMark(conversation: ConversationRow, { actor, loaders }: Context) {
  return actor.kind === 'user' ? loaders.readMark.get(`${actor.id}:${conversation.id}`) : null;
}

/** What the fields of a page of conversations will ask for. */
export function readConversationsAhead(
  fields: ReadonlySet<string>,
  rows: readonly ConversationRow[],
  { actor, loaders }: Context,
): Promise<void> {
  const isContact = actor.kind === 'contact';
  const asksForMark = actor.kind === 'user' && (fields.has('unreadCount') || fields.has('lastReadSeq'));
  return readAhead([
    [loaders.contact, fields.has('contact') ? rows.map(({ contactId }) => contactId) : []],
    [loaders.channel, fields.has('channel') ? rows.map(({ channelId }) => channelId) : []],
    [loaders.user, fields.has('assignee') && !isContact ? rows.map(({ assigneeId }) => assigneeId) : []],
    [loaders.readMark, asksForMark ? rows.map(({ id }) => `${actor.id}:${id}`) : []],
    [loaders.labels, fields.has('labels') && actor.permissions.has('labels:read') ? rows.map(({ id }) => id) : []],
  ]);
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
      resolve: ({ channelId }, _args, { loaders }) =>
        after(loaders.channel.get(channelId), (channel) => found(channel, 'Channel')),
    }),
    contact: t.field({
      type: Contact,
      grantScopes: ['shown'],
      description: 'Who writes.',
      resolve: ({ contactId }, _args, { loaders }) =>
        after(loaders.contact.get(contactId), (contact) => found(contact, 'Contact')),
    }),
    assignee: t.field({
      type: User,
      nullable: true,
      grantScopes: ['shown'],
      description: 'The member who takes care of it; not shown to contacts.',
      resolve: ({ assigneeId }, _args, { actor, loaders }) =>
        assigneeId && actor.kind !== 'contact' ? loaders.user.get(assigneeId) : null,
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
        actor.permissions.has('labels:read') ? loaders.labels.get(id) : [],
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it started.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    unreadCount: t.int({
      description: "The contact's messages that the viewer has not read.",
      resolve: (conversation, _args, context) =>
        context.actor.kind === 'user'
          ? after(readMark(conversation, context), (mark) =>
              Math.max(0, conversation.inboundCount - (mark?.inboundRead ?? 0)),
            )
          : 0,
    }),
    lastReadSeq: t.int({
      description: 'Number of the last message the viewer has read.',
      resolve: (conversation, _args, context) =>
        after(readMark(conversation, context), (mark) => mark?.lastReadSeq ?? 0),
    }),
    messages: t.connection({
      type: Message,
      description: 'The thread in the order of seq. The newest page is `last: 50`; older ones follow with `before`.',
      resolve: async (conversation, args, context, info) => {
        const page = readPage(args);
        const messages = await listMessages(context.actor, conversation.id, page);
        if (nodeFields(info).has('author')) await readAuthorsAhead(messages, context);
        return toConnection(page, bySeq, messages);
      },
    }),
  }),
});

builder.prismaObjectField(Message, 'conversation', (t) =>
  t.field({
    type: Conversation,
    grantScopes: ['shown'],
    description: 'The thread it belongs to.',
    resolve: ({ conversationId }, _args, { loaders }) =>
      after(loaders.conversation.get(conversationId), (conversation) => found(conversation, 'Conversation')),
  }),
);
