import { parse } from 'graphql';
import { attachment, conversation, message } from '../fragments.ts';
import type { Route } from '../route.ts';

export const conversationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/conversations',
    status: 200,
    summary: 'List conversations',
    document: parse(`
      query ListConversations($first: Int, $after: String, $filter: ConversationFilter) {
        conversations(first: $first, after: $after, filter: $filter) {
          nodes { ...Conversation } pageInfo { hasNextPage endCursor }
        }
      }
      ${conversation}
    `),
    answer: 'conversations',
  },
  {
    method: 'POST',
    path: '/conversations',
    status: 201,
    summary: 'Start a conversation',
    document: parse(`
      mutation CreateConversation($input: CreateConversationInput!) {
        createConversation(input: $input) { conversation { ...Conversation } cursor }
      }
      ${conversation}
    `),
    answer: 'createConversation.conversation',
    example: { contact: { email: 'blerta@example.com' }, message: { body: 'Where is my parcel?' } },
  },
  {
    method: 'GET',
    path: '/conversations/:id',
    status: 200,
    summary: 'Read a conversation',
    document: parse(`query ReadConversation($id: ID!) { conversation(id: $id) { ...Conversation } } ${conversation}`),
    answer: 'conversation',
  },
  {
    method: 'PATCH',
    path: '/conversations/:id',
    status: 200,
    summary: 'Change a conversation',
    document: parse(`
      mutation UpdateConversation($input: UpdateConversationInput!) {
        updateConversation(input: $input) { conversation { ...Conversation } cursor }
      }
      ${conversation}
    `),
    answer: 'updateConversation.conversation',
    example: { priority: 'HIGH' },
  },
  {
    method: 'POST',
    path: '/conversations/:id/assign',
    status: 200,
    summary: 'Give a conversation to a member, or to nobody',
    document: parse(`
      mutation AssignConversation($input: AssignConversationInput!) {
        assignConversation(input: $input) { conversation { ...Conversation } cursor }
      }
      ${conversation}
    `),
    answer: 'assignConversation.conversation',
    example: { assigneeId: null },
  },
  {
    method: 'POST',
    path: '/conversations/:id/snooze',
    status: 200,
    summary: 'Snooze a conversation',
    document: parse(`
      mutation SnoozeConversation($input: SnoozeConversationInput!) {
        snoozeConversation(input: $input) { conversation { ...Conversation } cursor }
      }
      ${conversation}
    `),
    answer: 'snoozeConversation.conversation',
    example: { until: '2099-01-31T08:00:00Z' },
  },
  {
    method: 'POST',
    path: '/conversations/:id/resolve',
    status: 200,
    summary: 'Resolve a conversation',
    document: parse(`
      mutation ResolveConversation($input: ConversationIdInput!) {
        resolveConversation(input: $input) { conversation { ...Conversation } cursor }
      }
      ${conversation}
    `),
    answer: 'resolveConversation.conversation',
    example: {},
  },
  {
    method: 'POST',
    path: '/conversations/:id/reopen',
    status: 200,
    summary: 'Reopen a conversation',
    document: parse(`
      mutation ReopenConversation($input: ConversationIdInput!) {
        reopenConversation(input: $input) { conversation { ...Conversation } cursor }
      }
      ${conversation}
    `),
    answer: 'reopenConversation.conversation',
    example: {},
  },
  {
    method: 'GET',
    path: '/conversations/:id/messages',
    status: 200,
    summary: 'List the messages of a conversation, oldest first',
    document: parse(`
      query ListMessages($id: ID!, $first: Int, $after: String) {
        conversation(id: $id) {
          messages(first: $first, after: $after) { nodes { ...Message } pageInfo { hasNextPage endCursor } }
        }
      }
      ${message}
    `),
    answer: 'conversation.messages',
  },
  {
    method: 'POST',
    path: '/conversations/:id/messages',
    status: 201,
    summary: 'Send a message',
    document: parse(`
      mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) { message { ...Message } cursor } }
      ${message}
    `),
    answer: 'sendMessage.message',
    idField: 'conversationId',
    location: '/messages/:id',
    example: { body: 'It arrives tomorrow.' },
  },
  {
    method: 'GET',
    path: '/conversations/:id/attachments',
    status: 200,
    summary: 'List the files of a conversation, newest first',
    document: parse(`
      query ListAttachments($id: ID!, $first: Int, $after: String) {
        conversation(id: $id) {
          attachments(first: $first, after: $after) { nodes { ...Attachment } pageInfo { hasNextPage endCursor } }
        }
      }
      ${attachment}
    `),
    answer: 'conversation.attachments',
  },
  {
    method: 'GET',
    path: '/messages/:id',
    status: 200,
    summary: 'Read a message',
    document: parse(`query ReadMessage($id: ID!) { message(id: $id) { ...Message } } ${message}`),
    answer: 'message',
  },
];
