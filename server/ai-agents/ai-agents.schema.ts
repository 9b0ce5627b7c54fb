import { Channel } from '../channels/channels.schema.ts';
import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { DeletePayload } from '../graphql/payloads.ts';
import { AiAgent } from './ai-agent.schema.ts';
import { CreateAiAgentInput, readLinks, UpdateAiAgentInput } from './ai-agent-inputs.schema.ts';
import { findAiAgent, listAiAgents } from './ai-agent-lookup.service.ts';
import { createAiAgent, deleteAiAgent, updateAiAgent } from './ai-agents.service.ts';

builder.prismaObjectFields(AiAgent, (t) => ({
  channels: t.field({
    type: [Channel],
    description: 'Channels that it answers, by name.',
    resolve: ({ id }, _args, { loaders }) => loaders.channelsOfAiAgent.load(id),
  }),
  channelIds: t.idList({
    description: 'chan_… of the channels that it answers.',
    resolve: async ({ id }, _args, { loaders }) =>
      (await loaders.channelsOfAiAgent.load(id)).map((channel) => encodeNodeId('Channel', channel.id)),
  }),
}));

builder.queryFields((t) => ({
  aiAgent: t.field({
    type: AiAgent,
    nullable: true,
    description: 'One AI agent.',
    authScopes: { permission: 'ai-agents:read' },
    args: { id: t.arg.id({ required: true, description: 'agt_…' }) },
    resolve: (_root, { id }, { actor }) => findAiAgent(actor, readId('AiAgent', id)),
  }),
  aiAgents: t.connection({
    type: AiAgent,
    description: 'AI agents of the organization, newest first.',
    authScopes: { permission: 'ai-agents:read' },
    resolve: async (_root, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listAiAgents(actor, page));
    },
  }),
}));

const AiAgentPayload = builder.simpleObject('AiAgentPayload', {
  description: 'The AI agent as it is now.',
  fields: (t) => ({
    aiAgent: t.field({ type: AiAgent, description: 'The AI agent.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const DeleteAiAgentInput = builder.inputType('DeleteAiAgentInput', {
  description: 'Names the AI agent to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'agt_…' }) }),
});

builder.mutationFields((t) => ({
  createAiAgent: t.field({
    type: AiAgentPayload,
    description: 'Creates an AI agent.',
    authScopes: { permission: 'ai-agents:write' },
    args: { input: t.arg({ type: CreateAiAgentInput, required: true, description: 'The AI agent.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createAiAgent(actor, { ...input, ...readLinks(input) });
      return { aiAgent: value, cursor };
    },
  }),
  updateAiAgent: t.field({
    type: AiAgentPayload,
    description: 'Changes an AI agent.',
    authScopes: { permission: 'ai-agents:write' },
    args: { input: t.arg({ type: UpdateAiAgentInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...changes } }, { actor }) => {
      const links = readLinks(changes);
      const { value, cursor } = await updateAiAgent(actor, readId('AiAgent', id), { ...changes, ...links });
      return { aiAgent: value, cursor };
    },
  }),
  deleteAiAgent: t.field({
    type: DeletePayload,
    description: 'Deletes an AI agent that has had no conversations, messages or calls; others can be paused.',
    authScopes: { permission: 'ai-agents:write' },
    args: { input: t.arg({ type: DeleteAiAgentInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await deleteAiAgent(actor, readId('AiAgent', input.id));
      return { deletedId: encodeNodeId('AiAgent', value.id), cursor };
    },
  }),
}));
