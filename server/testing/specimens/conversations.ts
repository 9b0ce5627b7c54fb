import { createAttachment } from '../attachments.ts';
import { unique } from '../organizations.ts';
import type { Specimens } from '../specimens.ts';

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

export const conversations: Specimens = {
  makes: {
    Conversation: async ({ organization }) => (await organization.createConversation()).id,
    Message: async (world) => {
      const conversationId = await world.id('Conversation');
      const { message } = await world.owner.mutate('sendMessage', { conversationId, body: 'Hello' }, 'message { id }');
      return message.id;
    },
    Attachment: async (world) =>
      createAttachment({
        organizationId: world.organization.id,
        conversationId: await world.id('Conversation'),
        messageId: await world.id('Message'),
      }),
  },
  queries: {
    conversation: async (world) => ({ id: await world.id('Conversation') }),
    conversations: () => ({ first: 10 }),
    conversationCounts: () => ({}),
    message: async (world) => ({ id: await world.id('Message') }),
    attachment: async (world) => ({ id: await world.id('Attachment') }),
  },
  mutations: {
    createConversation: () => ({
      input: { contact: { email: `${unique('carl')}@example.com` }, message: { body: 'Hello?' } },
    }),
    updateConversation: async (world) => ({
      input: { id: await world.id('Conversation'), subject: unique('parcel') },
    }),
    assignConversation: async (world) => ({
      input: { id: await world.make('Conversation'), assigneeId: await world.id('User') },
    }),
    snoozeConversation: async (world) => ({ input: { id: await world.make('Conversation'), until: tomorrow() } }),
    resolveConversation: async (world) => ({ input: { id: await world.make('Conversation') } }),
    reopenConversation: async (world) => {
      const id = await world.make('Conversation');
      await world.owner.mutate('resolveConversation', { id }, 'cursor');
      return { input: { id } };
    },
    markConversationRead: async (world) => ({ input: { id: await world.make('Conversation') } }),
    markConversationUnread: async (world) => {
      const id = await world.make('Conversation');
      await world.owner.mutate('markConversationRead', { id }, 'cursor');
      return { input: { id } };
    },
    sendMessage: async (world) => ({ input: { conversationId: await world.id('Conversation'), body: 'Hi' } }),
    setTyping: async (world) => ({ input: { conversationId: await world.id('Conversation'), typing: true } }),
  },
  subscriptions: {
    inboxEvents: () => ({ after: '0' }),
    messageAdded: async (world) => ({ conversationId: await world.id('Conversation'), after: '0' }),
    conversationChanged: async (world) => ({ conversationId: await world.id('Conversation'), after: '0' }),
    messageDelta: async (world) => ({ conversationId: await world.id('Conversation') }),
    typing: async (world) => ({ conversationId: await world.id('Conversation') }),
  },
  unaudited: { setTyping: 'a signal that lives six seconds and is stored nowhere' },
};
