import { unique } from '../organizations.ts';
import type { Specimens } from '../specimens.ts';
import type { World } from '../world.ts';

/** A conversation in the hands of an AI agent. */
async function answeredByAi(world: World): Promise<string> {
  const id = await world.make('Conversation');
  await world.owner.mutate('returnConversationToAi', { id, aiAgentId: await world.id('AiAgent') }, 'cursor');
  return id;
}

export const aiAgents: Specimens = {
  makes: {
    AiAgent: async ({ owner }) => {
      const input = { name: unique('Ada'), instructions: 'Help with parcels.' };
      return (await owner.mutate('createAiAgent', input, 'aiAgent { id }')).aiAgent.id;
    },
  },
  queries: {
    aiAgent: async (world) => ({ id: await world.id('AiAgent') }),
    aiAgents: () => ({ first: 10 }),
    aiServer: () => ({}),
  },
  mutations: {
    createAiAgent: async (world) => ({
      input: {
        name: 'Ada',
        instructions: 'Help with parcels.',
        knowledgeSourceIds: [await world.id('KnowledgeSource')],
      },
    }),
    updateAiAgent: async (world) => ({ input: { id: await world.id('AiAgent'), name: unique('Ada') } }),
    deleteAiAgent: async (world) => ({ input: { id: await world.make('AiAgent') } }),
    testAiAgent: async (world) => ({ input: { id: await world.id('AiAgent'), message: 'Hello' } }),
    handOffConversation: async (world) => ({ input: { id: await answeredByAi(world), reason: 'They asked for it.' } }),
    returnConversationToAi: async (world) => ({
      input: { id: await world.make('Conversation'), aiAgentId: await world.id('AiAgent') },
    }),
    suggestReply: async (world) => ({ input: { conversationId: await world.make('Conversation') } }),
    summarizeConversation: async (world) => ({ input: { conversationId: await world.make('Conversation') } }),
  },
};
