import { parse } from 'graphql';
import { plan } from '../fragments.ts';
import type { Route } from '../route.ts';

export const planRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/plans',
    status: 200,
    summary: 'List plans',
    access: 'public',
    document: parse(`query ListPlans { plans { ...Plan } } ${plan}`),
    answer: 'plans',
  },
];
