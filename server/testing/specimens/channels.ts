import { unique } from '../organizations.ts';
import type { Specimens } from '../specimens.ts';

export const channels: Specimens = {
  makes: {
    Channel: async ({ owner }) => {
      const { channel } = await owner.mutate('createChannel', { type: 'API', name: unique('app') }, 'channel { id }');
      return channel.id;
    },
  },
  queries: {
    channel: async (world) => ({ id: await world.id('Channel') }),
    channels: () => ({ first: 10 }),
  },
  mutations: {
    createChannel: () => ({ input: { type: 'WIDGET', name: 'Site' } }),
    updateChannel: async (world) => ({ input: { id: await world.id('Channel'), name: unique('app') } }),
    deleteChannel: async (world) => ({ input: { id: await world.make('Channel') } }),
  },
};
