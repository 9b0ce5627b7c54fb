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

/** Which AI agent is meant: not in events, which are the same for everybody, those who may not read AI agents too. */
export const AiFragment = graphql(`
  fragment Inbox_aiFragment on Conversation {
    id
    aiAgent {
      id
      name
    }
    channel {
      id
      aiAgent {
        id
        name
      }
    }
  }
`);

/** Whom a conversation can be given to; also whether there is any AI at all. */
export const AiAgentNames = graphql(`
  query AiAgentNames {
    aiAgents(first: 100) {
      nodes {
        id
        name
        status
      }
    }
  }
`);

export const ConversationAi = graphql(`
  query ConversationAi($id: ID!) {
    conversation(id: $id) {
      ...Inbox_aiFragment
    }
  }
`);

export const HandOffConversation = graphql(`
  mutation HandOffConversation($input: HandOffConversationInput!) {
    handOffConversation(input: $input) {
      conversation {
        ...Inbox_conversationFragment
      }
    }
  }
`);

export const ReturnConversationToAi = graphql(`
  mutation ReturnConversationToAi($input: ReturnConversationToAiInput!) {
    returnConversationToAi(input: $input) {
      conversation {
        ...Inbox_conversationFragment
        ...Inbox_aiFragment
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
