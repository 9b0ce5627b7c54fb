import type { Specimens } from '../specimens.ts';

export const presence: Specimens = {
  mutations: {
    setPresence: async (world) => ({
      input: { activity: 'VIEWING', conversationId: await world.id('Conversation'), tabId: 'tab-1' },
    }),
  },
  subscriptions: { presence: () => ({ tabId: 'tab-1' }) },
  unaudited: { setPresence: 'a lease of some seconds that is stored nowhere' },
};
