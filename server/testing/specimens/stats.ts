import type { Specimens } from '../specimens.ts';

export const stats: Specimens = {
  queries: { stats: () => ({ timeZone: 'Europe/Tirane' }) },
};
