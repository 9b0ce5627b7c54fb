import type { Specimens } from '../specimens.ts';

export const plans: Specimens = {
  makes: { Plan: async ({ owner }) => (await owner.run('{ plans { id } }')).plans[0].id },
  queries: { plans: () => ({}) },
};
