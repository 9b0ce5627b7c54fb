import { unique } from '../organizations.ts';
import type { Specimens } from '../specimens.ts';
import type { World } from '../world.ts';

const shortcut = () => unique('reply').slice(0, 40);

async function labeled(world: World) {
  const input = { id: await world.make('Conversation'), labelIds: [await world.id('Label')] };
  await world.owner.mutate('addConversationLabels', input, 'cursor');
  return input;
}

export const labels: Specimens = {
  makes: {
    Label: async ({ owner }) => (await owner.mutate('createLabel', { name: unique('vip') }, 'label { id }')).label.id,
    SavedReply: async ({ owner }) => {
      const reply = { shortcut: shortcut(), title: 'Greeting', body: 'Hello!' };
      return (await owner.mutate('createSavedReply', reply, 'savedReply { id }')).savedReply.id;
    },
  },
  queries: {
    label: async (world) => ({ id: await world.id('Label') }),
    labels: () => ({ first: 10 }),
    savedReply: async (world) => ({ id: await world.id('SavedReply') }),
    savedReplies: () => ({ first: 10, search: 'hello' }),
  },
  mutations: {
    createLabel: () => ({ input: { name: unique('refund'), color: 'amber' } }),
    updateLabel: async (world) => ({ input: { id: await world.id('Label'), name: unique('vip') } }),
    deleteLabel: async (world) => ({ input: { id: await world.make('Label') } }),
    addConversationLabels: async (world) => ({
      input: { id: await world.make('Conversation'), labelIds: [await world.id('Label')] },
    }),
    removeConversationLabels: async (world) => ({ input: await labeled(world) }),
    createSavedReply: () => ({ input: { shortcut: shortcut(), title: 'Thanks', body: 'Thank you!' } }),
    updateSavedReply: async (world) => ({ input: { id: await world.id('SavedReply'), title: unique('title') } }),
    deleteSavedReply: async (world) => ({ input: { id: await world.make('SavedReply') } }),
  },
};
