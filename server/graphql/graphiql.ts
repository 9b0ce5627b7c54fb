import type { GraphiQLOptions } from 'graphql-yoga';

const headers = JSON.stringify({ authorization: 'Bearer PASTE_THE_ACCESS_TOKEN_HERE' }, null, 2);

const logIn = `# 1. Log in, then paste the accessToken into the Headers of the other tabs.
mutation LogIn {
  logIn(input: { email: "demo@switchboard.local", password: "switchboard-demo" }) {
    accessToken
    expiresAt
    user { name }
    organization { id name }
  }
}
`;

const inbox = `# 2. The inbox: who waits, and what was said last.
query Inbox {
  viewer { name role organization { name cursor } }
  conversationCounts { mine unassigned needsPerson all }
  conversations(first: 10, filter: { view: ALL }) {
    nodes {
      id
      status
      unreadCount
      lastMessagePreview
      lastMessageAt
      contact { name email }
      assignee { name }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const send = `# 3. Start a conversation as a contact. Watch it arrive in the Live tab.
mutation Start {
  createConversation(
    input: {
      contact: { email: "ana@example.com", name: "Ana" }
      message: { body: "Hello, is anybody there?" }
    }
  ) {
    conversation { id status }
    message { seq body }
    cursor
  }
}
`;

const subscribe = `# 4. Live: everything that happens in the inbox. Resume with a cursor as "after".
subscription Live {
  inboxEvents {
    type
    cursor
    occurredAt
    ... on MessageAddedEvent {
      message { seq body author { type name } }
      conversation { id unreadCount }
    }
    ... on ConversationChangedEvent {
      conversation { id status assignee { name } }
    }
  }
}
`;

/** GraphiQL with one tab for each step of a first visit; subscriptions run over the WebSocket. */
export const graphiqlOptions: GraphiQLOptions = {
  title: 'Switchboard API',
  favicon: '/icon.svg',
  subscriptionsProtocol: 'WS',
  shouldPersistHeaders: true,
  defaultTabs: [{ query: logIn }, { query: inbox, headers }, { query: send, headers }, { query: subscribe, headers }],
};
