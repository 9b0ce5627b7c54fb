import { builder } from '../graphql/builder.ts';
import { readId, readOptionalId } from '../graphql/ids.ts';
import {
  assignConversation,
  reopenConversation,
  resolveConversation,
  snoozeConversation,
} from './conversation-actions.service.ts';
import { ConversationPayload } from './payloads.schema.ts';
import { markConversationRead, markConversationUnread } from './read-marks.service.ts';

const ConversationIdInput = builder.inputType('ConversationIdInput', {
  description: 'Names a conversation.',
  fields: (t) => ({ id: t.id({ required: true, description: 'conv_…' }) }),
});

const AssignConversationInput = builder.inputType('AssignConversationInput', {
  description: 'Who takes care of it.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'conv_…' }),
    assigneeId: t.id({ description: 'user_… of a member; without it, nobody.' }),
  }),
});

const SnoozeConversationInput = builder.inputType('SnoozeConversationInput', {
  description: 'Until when it is out of sight.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'conv_…' }),
    until: t.field({ type: 'DateTime', required: true, description: 'A moment in the future.' }),
  }),
});

const MarkConversationReadInput = builder.inputType('MarkConversationReadInput', {
  description: 'How far the viewer has read.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'conv_…' }),
    seq: t.int({ description: 'Number of the last message read; without it, all.' }),
  }),
});

const MarkConversationUnreadInput = builder.inputType('MarkConversationUnreadInput', {
  description: 'From where on it is unread.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'conv_…' }),
    seq: t.int({
      description: "Number of the first message to be unread; without it, the contact's newest.",
    }),
  }),
});

builder.mutationFields((t) => ({
  assignConversation: t.field({
    type: ConversationPayload,
    description: 'Gives the conversation to a member, or to nobody.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: AssignConversationInput, required: true, description: 'To whom.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const assigneeId = readOptionalId('User', input.assigneeId, 'assigneeId');
      const { value, cursor } = await assignConversation(actor, readId('Conversation', input.id), assigneeId);
      return { conversation: value, cursor };
    },
  }),
  snoozeConversation: t.field({
    type: ConversationPayload,
    description: 'Takes the conversation out of sight until then, or until the contact writes.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: SnoozeConversationInput, required: true, description: 'Until when.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await snoozeConversation(actor, readId('Conversation', input.id), input.until);
      return { conversation: value, cursor };
    },
  }),
  resolveConversation: t.field({
    type: ConversationPayload,
    description: 'Marks the conversation as done.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: ConversationIdInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await resolveConversation(actor, readId('Conversation', input.id));
      return { conversation: value, cursor };
    },
  }),
  reopenConversation: t.field({
    type: ConversationPayload,
    description: 'Puts the conversation back into the inbox.',
    authScopes: { permission: 'conversations:write' },
    args: { input: t.arg({ type: ConversationIdInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await reopenConversation(actor, readId('Conversation', input.id));
      return { conversation: value, cursor };
    },
  }),
  markConversationRead: t.field({
    type: ConversationPayload,
    description: "Moves the viewer's read mark forward.",
    authScopes: { permission: 'conversations:read' },
    args: { input: t.arg({ type: MarkConversationReadInput, required: true, description: 'How far.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await markConversationRead(actor, readId('Conversation', input.id), input.seq);
      return { conversation: value, cursor };
    },
  }),
  markConversationUnread: t.field({
    type: ConversationPayload,
    description: "Moves the viewer's read mark back, so that the conversation comes up as unread again.",
    authScopes: { permission: 'conversations:read' },
    args: { input: t.arg({ type: MarkConversationUnreadInput, required: true, description: 'From where on.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await markConversationUnread(actor, readId('Conversation', input.id), input.seq);
      return { conversation: value, cursor };
    },
  }),
}));
