import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { AuthorType, ConversationPriority, ConversationStatus } from '../graphql/enums.ts';
import { readId, readIds, readOptionalId } from '../graphql/ids.ts';
import { nodeFields } from '../graphql/node-fields.ts';
import { Conversation, readConversationsAhead } from './conversation.schema.ts';
import {
  byLastMessage,
  type ConversationCounts as Counts,
  conversationViews,
  countConversations,
  findConversation,
  listConversations,
} from './conversation-lists.service.ts';
import { createConversation, updateConversation } from './conversations.service.ts';
import { Message } from './message.schema.ts';
import { ConversationPayload } from './payloads.schema.ts';

const ConversationView = builder.enumType('ConversationView', {
  description: 'The views of the inbox.',
  values: conversationViews,
});

const ConversationFilter = builder.inputType('ConversationFilter', {
  description: 'All that is given must hold.',
  fields: (t) => ({
    view: t.field({ type: ConversationView, description: 'One view of the inbox.' }),
    status: t.field({ type: [ConversationStatus], description: 'Any of these.' }),
    assigneeId: t.id({ description: 'user_…' }),
    channelId: t.id({ description: 'chan_…' }),
    contactId: t.id({ description: 'cont_…' }),
    labelId: t.id({ description: 'lbl_…' }),
  }),
});

const ConversationCounts = builder.objectRef<Counts>('ConversationCounts').implement({
  description: 'How many conversations each view of the inbox holds.',
  fields: (t) => ({
    mine: t.exposeInt('MINE', { description: 'Assigned to the viewer.' }),
    unassigned: t.exposeInt('UNASSIGNED', { description: 'Assigned to nobody.' }),
    aiHandling: t.exposeInt('AI_HANDLING', { description: 'In the hands of an AI agent.' }),
    needsPerson: t.exposeInt('NEEDS_PERSON', { description: 'The contact waits for a person.' }),
    all: t.exposeInt('ALL', { description: 'Open and pending.' }),
    snoozed: t.exposeInt('SNOOZED', { description: 'Coming back later.' }),
    resolved: t.exposeInt('RESOLVED', { description: 'Done.' }),
  }),
});

builder.queryFields((t) => ({
  conversation: t.field({
    type: Conversation,
    nullable: true,
    description: 'One conversation.',
    authScopes: { permission: 'conversations:read' },
    args: { id: t.arg.id({ required: true, description: 'conv_…' }) },
    resolve: (_root, { id }, { actor }) => findConversation(actor, readId('Conversation', id)),
  }),
  conversations: t.connection({
    type: Conversation,
    description: 'Conversations, the newest message first.',
    authScopes: { permission: 'conversations:read' },
    args: { filter: t.arg({ type: ConversationFilter, description: 'Which ones; without it, all.' }) },
    resolve: async (_root, { filter, ...args }, context, info) => {
      const page = readPage(args);
      const rows = await listConversations(
        context.actor,
        {
          view: filter?.view ?? null,
          status: filter?.status ?? null,
          assigneeId: readOptionalId('User', filter?.assigneeId, 'filter.assigneeId'),
          channelId: readOptionalId('Channel', filter?.channelId, 'filter.channelId'),
          contactId: readOptionalId('Contact', filter?.contactId, 'filter.contactId'),
          labelId: readOptionalId('Label', filter?.labelId, 'filter.labelId'),
        },
        page,
      );
      await readConversationsAhead(nodeFields(info), rows, context);
      return toConnection(page, byLastMessage, rows);
    },
  }),
  conversationCounts: t.field({
    type: ConversationCounts,
    description: 'How many conversations each view of the inbox holds for the viewer.',
    authScopes: { permission: 'conversations:read' },
    resolve: (_root, _args, { actor }) => countConversations(actor),
  }),
}));

const CreateConversationPayload = builder.simpleObject('CreateConversationPayload', {
  description: 'The new conversation.',
  fields: (t) => ({
    conversation: t.field({ type: Conversation, description: 'The conversation.' }),
    message: t.field({ type: Message, nullable: true, description: 'Its first message, when one was given.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const ConversationContactInput = builder.inputType('ConversationContactInput', {
  description: 'Who writes: found by id, externalId, email or phone in this order, and created when new.',
  fields: (t) => ({
    id: t.id({ description: 'cont_…' }),
    externalId: t.string({ description: "The customer's own id of this person." }),
    email: t.string({ description: 'E-mail address.' }),
    phone: t.string({ description: 'Telephone number.' }),
    name: t.string({ description: 'Name, for a new contact.' }),
  }),
});

const FirstMessageInput = builder.inputType('FirstMessageInput', {
  description: 'The message a conversation starts with.',
  fields: (t) => ({
    body: t.string({ required: true, description: 'Plain text, 1 to 8,000 characters.' }),
    authorType: t.field({ type: AuthorType, description: 'CONTACT (default) or AGENT.' }),
    clientMessageId: t.string({ description: "The sender's own id of the message." }),
  }),
});

const CreateConversationInput = builder.inputType('CreateConversationInput', {
  description: 'A new conversation.',
  fields: (t) => ({
    channelId: t.id({ description: "chan_…; without it, the organization's default API channel." }),
    contact: t.field({ type: ConversationContactInput, required: true, description: 'Who writes.' }),
    subject: t.string({ description: 'What it is about, at most 200 characters.' }),
    message: t.field({ type: FirstMessageInput, description: 'The first message.' }),
  }),
});

const UpdateConversationInput = builder.inputType('UpdateConversationInput', {
  description: 'Fields that are given change.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'conv_…' }),
    subject: t.string({ description: 'What it is about; null clears it.' }),
    priority: t.field({ type: ConversationPriority, description: 'How urgent it is.' }),
    customAttributes: t.field({ type: 'JSON', description: 'Attributes that are given change; null removes one.' }),
    labelIds: t.idList({ description: 'lbl_… of all the labels it shall have, at most 50.' }),
  }),
});

builder.mutationFields((t) => ({
  createConversation: t.field({
    type: CreateConversationPayload,
    description: 'Starts a conversation, with a first message or without.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: CreateConversationInput, required: true, description: 'The conversation.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createConversation(actor, {
        ...input,
        channelId: readOptionalId('Channel', input.channelId, 'channelId'),
        contact: { ...input.contact, id: readOptionalId('Contact', input.contact.id, 'contact.id') },
      });
      return { ...value, cursor };
    },
  }),
  updateConversation: t.field({
    type: ConversationPayload,
    description: 'Changes subject, priority, attributes or labels.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: UpdateConversationInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, labelIds, ...changes } }, { actor }) => {
      const { value, cursor } = await updateConversation(actor, readId('Conversation', id), {
        ...changes,
        labelIds: labelIds && readIds('Label', labelIds, 'labelIds'),
      });
      return { conversation: value, cursor };
    },
  }),
}));
