import { parse } from 'graphql';
import { aiAgent } from '../fragments.ts';
import type { Route } from '../route.ts';

export const aiAgentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/ai-agents',
    status: 200,
    summary: 'List AI agents',
    document: parse(`
      query ListAiAgents($first: Int, $after: String) {
        aiAgents(first: $first, after: $after) { nodes { ...AiAgent } pageInfo { hasNextPage endCursor } }
      }
      ${aiAgent}
    `),
    answer: 'aiAgents',
  },
  {
    method: 'POST',
    path: '/ai-agents',
    status: 201,
    summary: 'Create an AI agent',
    document: parse(`
      mutation CreateAiAgent($input: CreateAiAgentInput!) {
        createAiAgent(input: $input) { aiAgent { ...AiAgent } cursor }
      }
      ${aiAgent}
    `),
    answer: 'createAiAgent.aiAgent',
    example: { name: 'Ada', instructions: 'Answer questions about parcels, in two sentences at most.' },
  },
  {
    method: 'GET',
    path: '/ai-agents/:id',
    status: 200,
    summary: 'Read an AI agent',
    document: parse(`query ReadAiAgent($id: ID!) { aiAgent(id: $id) { ...AiAgent } } ${aiAgent}`),
    answer: 'aiAgent',
  },
  {
    method: 'PATCH',
    path: '/ai-agents/:id',
    status: 200,
    summary: 'Change an AI agent',
    document: parse(`
      mutation UpdateAiAgent($input: UpdateAiAgentInput!) {
        updateAiAgent(input: $input) { aiAgent { ...AiAgent } cursor }
      }
      ${aiAgent}
    `),
    answer: 'updateAiAgent.aiAgent',
    example: { status: 'PAUSED' },
  },
  {
    method: 'DELETE',
    path: '/ai-agents/:id',
    status: 204,
    summary: 'Delete an AI agent',
    document: parse(`mutation DeleteAiAgent($input: DeleteAiAgentInput!) { deleteAiAgent(input: $input) { cursor } }`),
  },
];
