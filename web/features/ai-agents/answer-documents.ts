import { graphql } from '@/gql';

/** How an answer came about, in the thread and in a test. */
export const AnswerFragment = graphql(`
  fragment AiAgents_answerFragment on AiAnswerDetails {
    provider
    model
    attempts
    inputTokens
    outputTokens
    firstTokenMs
    totalMs
    toolCalls {
      name
      arguments
      durationMs
      error
    }
    retrieved {
      chunkId
      score
      source {
        id
        name
      }
      chunk {
        id
        heading
        content
      }
    }
  }
`);

export const TestAiAgent = graphql(`
  mutation TestAiAgent($input: TestAiAgentInput!) {
    testAiAgent(input: $input) {
      text
      handOffReason
      citations {
        chunkId
        quote
        sourceId
        source {
          id
          name
        }
      }
      hits {
        ...Knowledge_hitFragment
      }
      details {
        ...AiAgents_answerFragment
      }
    }
  }
`);
