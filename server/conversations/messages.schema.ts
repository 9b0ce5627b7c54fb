import { builder } from '../graphql/builder.ts';
import { AuthorType, MessageKind } from '../graphql/enums.ts';
import { readId } from '../graphql/ids.ts';
import { Conversation } from './conversation.schema.ts';
import { findMessage } from './conversation-lists.service.ts';
import { Message } from './message.schema.ts';
import { sendMessage } from './messages.service.ts';
import { setTyping } from './typing.service.ts';

builder.queryField('message', (t) =>
  t.field({
    type: Message,
    nullable: true,
    description: 'One message; a contact reads the replies of its own conversations.',
    authScopes: { permission: 'messages:read' },
    args: { id: t.arg.id({ required: true, description: 'msg_…' }) },
    resolve: (_root, { id }, { actor }) => findMessage(actor, readId('Message', id)),
  }),
);

const SendMessagePayload = builder.simpleObject('SendMessagePayload', {
  description: 'The stored message.',
  fields: (t) => ({
    message: t.field({ type: Message, description: 'The message; of a retry, the first one.' }),
    conversation: t.field({ type: Conversation, description: 'Its conversation as it is now.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const SendMessageInput = builder.inputType('SendMessageInput', {
  description: 'A message into a conversation.',
  fields: (t) => ({
    conversationId: t.id({ required: true, description: 'conv_…' }),
    body: t.string({ required: true, description: 'Plain text, 1 to 8,000 characters after trimming.' }),
    kind: t.field({ type: MessageKind, description: 'REPLY (default) or NOTE.' }),
    authorType: t.field({ type: AuthorType, description: 'AGENT (default), or CONTACT for what the contact wrote.' }),
    clientMessageId: t.string({ description: 'Makes a retry safe: the same id answers the first message.' }),
  }),
});

const SetTypingPayload = builder.simpleObject('SetTypingPayload', {
  description: 'The signal was passed on.',
  fields: (t) => ({ ok: t.boolean({ description: 'Always true.' }) }),
});

const SetTypingInput = builder.inputType('SetTypingInput', {
  description: 'Whether the viewer is writing.',
  fields: (t) => ({
    conversationId: t.id({ required: true, description: 'conv_…' }),
    typing: t.boolean({ required: true, description: 'False ends it; it ends by itself after 6 seconds.' }),
  }),
});

builder.mutationFields((t) => ({
  sendMessage: t.field({
    type: SendMessagePayload,
    description: 'Appends a message to a conversation and moves it to the top of the inbox.',
    authScopes: { permission: 'messages:write' },
    args: { input: t.arg({ type: SendMessageInput, required: true, description: 'The message.' }) },
    resolve: async (_root, { input: { conversationId, ...message } }, { actor }) => {
      const { value, cursor } = await sendMessage(
        actor,
        readId('Conversation', conversationId, 'conversationId'),
        message,
      );
      return { ...value, cursor };
    },
  }),
  setTyping: t.field({
    type: SetTypingPayload,
    description: 'Tells the others that the viewer is writing. Repeat it every few seconds.',
    authScopes: { permission: 'messages:write' },
    args: { input: t.arg({ type: SetTypingInput, required: true, description: 'Where.' }) },
    resolve: async (_root, { input }, { actor }) => {
      await setTyping(actor, readId('Conversation', input.conversationId, 'conversationId'), input.typing);
      return { ok: true };
    },
  }),
}));
