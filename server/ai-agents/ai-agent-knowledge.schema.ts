import { builder } from '../graphql/builder.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import { KnowledgeSource } from '../knowledge/knowledge-source.schema.ts';
import { AiAgent } from './ai-agent.schema.ts';

builder.prismaObjectFields(AiAgent, (t) => ({
  knowledgeSources: t.field({
    type: [KnowledgeSource],
    description: 'What it answers from, by name.',
    resolve: ({ id }, _args, { loaders }) => loaders.knowledgeSourcesOfAiAgent.load(id),
  }),
  knowledgeSourceIds: t.idList({
    description: 'ks_… of what it answers from.',
    resolve: async ({ id }, _args, { loaders }) =>
      (await loaders.knowledgeSourcesOfAiAgent.load(id)).map((source) => encodeNodeId('KnowledgeSource', source.id)),
  }),
}));

builder.objectFields(KnowledgeSource, (t) => ({
  aiAgents: t.field({
    type: [AiAgent],
    description: 'AI agents that answer from it, by name.',
    resolve: ({ id }, _args, { loaders }) => loaders.aiAgentsOfKnowledgeSource.load(id),
  }),
  aiAgentIds: t.idList({
    description: 'agt_… of the AI agents that answer from it.',
    resolve: async ({ id }, _args, { loaders }) =>
      (await loaders.aiAgentsOfKnowledgeSource.load(id)).map((agent) => encodeNodeId('AiAgent', agent.id)),
  }),
}));
