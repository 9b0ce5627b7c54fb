import { graphql } from '@/gql';

export const SuggestReply = graphql(`
  mutation SuggestReply($input: SuggestReplyInput!) {
    suggestReply(input: $input) {
      text
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
  }
`);

export const SummarizeConversation = graphql(`
  mutation SummarizeConversation($input: SummarizeConversationInput!) {
    summarizeConversation(input: $input) {
      text
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
  }
`);

export const MessageAnswer = graphql(`
  query MessageAnswer($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Message {
        answer {
          ...AiAgents_answerFragment
        }
      }
    }
  }
`);
