import { graphql } from '@/gql';

export const AssignConversation = graphql(`
  mutation AssignConversation($input: AssignConversationInput!) {
    assignConversation(input: $input) {
      conversation {
        ...Inbox_conversationFragment
      }
    }
  }
`);

export const SnoozeConversation = graphql(`
  mutation SnoozeConversation($input: SnoozeConversationInput!) {
    snoozeConversation(input: $input) {
      conversation {
        ...Inbox_conversationFragment
      }
    }
  }
`);

export const ResolveConversation = graphql(`
  mutation ResolveConversation($input: ConversationIdInput!) {
    resolveConversation(input: $input) {
      conversation {
        ...Inbox_conversationFragment
      }
    }
  }
`);

export const ReopenConversation = graphql(`
  mutation ReopenConversation($input: ConversationIdInput!) {
    reopenConversation(input: $input) {
      conversation {
        ...Inbox_conversationFragment
      }
    }
  }
`);

export const UpdateConversation = graphql(`
  mutation UpdateConversation($input: UpdateConversationInput!) {
    updateConversation(input: $input) {
      conversation {
        ...Inbox_conversationFragment
      }
    }
  }
`);

export const AddConversationLabels = graphql(`
  mutation AddConversationLabels($input: ConversationLabelsInput!) {
    addConversationLabels(input: $input) {
      conversation {
        ...Inbox_conversationFragment
      }
    }
  }
`);

export const RemoveConversationLabels = graphql(`
  mutation RemoveConversationLabels($input: ConversationLabelsInput!) {
    removeConversationLabels(input: $input) {
      conversation {
        ...Inbox_conversationFragment
      }
    }
  }
`);

export const MarkConversationRead = graphql(`
  mutation MarkConversationRead($input: MarkConversationReadInput!) {
    markConversationRead(input: $input) {
      conversation {
        ...Inbox_readStateFragment
      }
    }
  }
`);

export const MarkConversationUnread = graphql(`
  mutation MarkConversationUnread($input: MarkConversationUnreadInput!) {
    markConversationUnread(input: $input) {
      conversation {
        ...Inbox_readStateFragment
      }
    }
  }
`);
