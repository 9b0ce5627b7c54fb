import { unique } from '../organizations.ts';
import type { Specimens } from '../specimens.ts';

export const contacts: Specimens = {
  makes: {
    Contact: async ({ owner }) => {
      const { contact } = await owner.mutate(
        'createContact',
        { name: 'Cora', externalId: unique('crm') },
        'contact { id }',
      );
      return contact.id;
    },
  },
  queries: {
    contact: async (world) => ({ id: await world.id('Contact') }),
    contacts: () => ({ first: 10 }),
  },
  mutations: {
    createContact: () => ({ input: { name: 'New', email: `${unique('new')}@example.com` } }),
    updateContact: async (world) => ({ input: { id: await world.id('Contact'), name: unique('Cora') } }),
    deleteContact: async (world) => ({ input: { id: await world.make('Contact') } }),
    createContactToken: async (world) => ({ input: { contactId: await world.id('Contact') } }),
  },
};
