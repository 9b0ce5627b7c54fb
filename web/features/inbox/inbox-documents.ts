import { graphql } from '@/gql';

/** What an event says of a conversation: nothing in it depends on who is looking. */
export const ConversationFragment = graphql(`
  fragment Inbox_conversationFragment on Conversation {
    id
    subject
    status
    priority
    handledBy
    lastMessageAt
    lastMessagePreview
    lastMessageAuthor
    lastMessageAuthorName
    waitingSince
    snoozedUntil
    assignee {
      id
      name
    }
    contact {
      id
      name
      email
      phone
      externalId
    }
    channel {
      id
      type
      name
    }
    labels {
      id
      name
      color
    }
  }
`);

/** Written by queries and by the code that counts events, never by an event itself. */
export const ReadStateFragment = graphql(`
  fragment Inbox_readStateFragment on Conversation {
    id
    lastSeq
    lastReadSeq
    unreadCount
  }
`);

export const RowFragment = graphql(`
  fragment ConversationRow_conversationFragment on Conversation {
    ...Inbox_conversationFragment
    ...Inbox_readStateFragment
  }
`);

export const MessageFragment = graphql(`
  fragment Thread_messageFragment on Message {
    id
    seq
    kind
    authorType
    author {
      type
      id
      name
    }
    body
    clientMessageId
    status
    metadata
    createdAt
    citations {
      chunkId
      quote
      sourceId
      source {
        id
        name
      }
    }
  }
`);

export const ConversationList = graphql(`
  query ConversationList($first: Int!, $after: String, $filter: ConversationFilter!) {
    conversations(first: $first, after: $after, filter: $filter) {
      nodes {
        ...ConversationRow_conversationFragment
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ConversationsById = graphql(`
  query ConversationsById($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ...ConversationRow_conversationFragment
    }
  }
`);

export const ConversationCountsQuery = graphql(`
  query ConversationCounts {
    conversationCounts {
      mine
      unassigned
      aiHandling
      needsPerson
      all
      snoozed
      resolved
    }
  }
`);

export const InboxEvents = graphql(`
  subscription InboxEvents($after: String) {
    inboxEvents(after: $after) {
      __typename
      cursor
      type
      occurredAt
      ... on MessageAddedEvent {
        message {
          ...Thread_messageFragment
        }
        conversation {
          ...Inbox_conversationFragment
        }
      }
      ... on ConversationChangedEvent {
        conversation {
          ...Inbox_conversationFragment
        }
      }
      ... on ContactChangedEvent {
        contact {
          ...Contact_contactFragment
        }
      }
      ... on ConversationReadEvent {
        userId
        lastReadSeq
        conversation {
          id
        }
      }
      ... on OrganizationChangedEvent {
        subjectId
        organization {
          id
          name
        }
      }
    }
  }
`);
