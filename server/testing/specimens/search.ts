import type { Specimens } from '../specimens.ts';

export const search: Specimens = {
  queries: { search: () => ({ query: 'hello', types: ['CONTACT', 'CONVERSATION', 'MESSAGE'], first: 10 }) },
};
