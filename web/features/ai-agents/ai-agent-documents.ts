import { graphql } from '@/gql';

export const AiAgentFragment = graphql(`
  fragment AiAgents_aiAgentFragment on AiAgent {
    id
    name
    status
    instructions
    tone
    languages
    model
    temperature
    knowledgeSourceIds
    channelIds
    handOffRules
    workingHours
    tools
  }
`);

export const AiAgentList = graphql(`
  query AiAgentList {
    aiAgents(first: 100) {
      nodes {
        id
        name
        status
        model
        channels {
          id
          name
          type
        }
        knowledgeSources {
          id
          name
        }
      }
    }
    aiServer {
      provider
      model
    }
  }
`);

export const AiAgentDetails = graphql(`
  query AiAgentDetails($id: ID!) {
    aiAgent(id: $id) {
      ...AiAgents_aiAgentFragment
    }
  }
`);

/** What the form offers. */
export const AiAgentChoices = graphql(`
  query AiAgentChoices {
    knowledgeSources(first: 100) {
      nodes {
        id
        name
        type
        status
      }
    }
    channels(first: 100) {
      nodes {
        id
        name
        type
        aiAgent {
          id
          name
        }
      }
    }
    aiServer {
      provider
      model
    }
  }
`);

export const CreateAiAgent = graphql(`
  mutation CreateAiAgent($input: CreateAiAgentInput!) {
    createAiAgent(input: $input) {
      aiAgent {
        ...AiAgents_aiAgentFragment
      }
    }
  }
`);

export const UpdateAiAgent = graphql(`
  mutation UpdateAiAgent($input: UpdateAiAgentInput!) {
    updateAiAgent(input: $input) {
      aiAgent {
        ...AiAgents_aiAgentFragment
      }
    }
  }
`);

export const DeleteAiAgent = graphql(`
  mutation DeleteAiAgent($input: DeleteAiAgentInput!) {
    deleteAiAgent(input: $input) {
      deletedId
    }
  }
`);
