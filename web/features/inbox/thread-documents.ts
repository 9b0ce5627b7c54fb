import { graphql } from '@/gql';

export const threadPageSize = 50;
/** Another number than the thread's page: the cache keeps them apart, and the thread its older pages. */
export const newestCount = 20;

export const ThreadQuery = graphql(`
  query Thread($id: ID!, $last: Int!) {
    conversation(id: $id) {
      ...ConversationRow_conversationFragment
      createdAt
      ...Inbox_aiFragment
      messages(last: $last) {
        nodes {
          ...Thread_messageFragment
        }
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
    }
  }
`);

/** Not the thread's own query: when it fails, the thread that is on screen must stay. */
export const NewestMessages = graphql(`
  query NewestMessages($id: ID!, $last: Int!) {
    conversation(id: $id) {
      id
      messages(last: $last) {
        nodes {
          ...Thread_messageFragment
        }
      }
    }
  }
`);

export const OlderMessages = graphql(`
  query OlderMessages($id: ID!, $last: Int!, $before: String!) {
    conversation(id: $id) {
      id
      messages(last: $last, before: $before) {
        nodes {
          ...Thread_messageFragment
        }
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
    }
  }
`);

export const SendMessage = graphql(`
  mutation SendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      message {
        ...Thread_messageFragment
      }
      conversation {
        ...Inbox_conversationFragment
      }
    }
  }
`);

/** A signal, like writing: it is not in the event log. */
export const MessageDelta = graphql(`
  subscription MessageDelta($conversationId: ID!) {
    messageDelta(conversationId: $conversationId) {
      messageId
      index
      start
      text
      state
      step
      toolName
      author {
        id
        name
      }
    }
  }
`);

export const SetTyping = graphql(`
  mutation SetTyping($input: SetTypingInput!) {
    setTyping(input: $input) {
      ok
    }
  }
`);

export const TypingSubscription = graphql(`
  subscription Typing {
    typing {
      conversationId
      typing
      author {
        type
        id
        name
      }
    }
  }
`);
