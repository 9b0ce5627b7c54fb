import { parse } from 'graphql';
import { plan, planComparison } from '../fragments.ts';
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
  {
    method: 'GET',
    path: '/plans/comparison',
    status: 200,
    summary: 'Compare plans',
    access: 'public',
    document: parse(`query ComparePlans { planComparison { ...PlanComparison } } ${planComparison}`),
    answer: 'planComparison',
  },
  {
    method: 'GET',
    path: '/plans/:id',
    status: 200,
    summary: 'Read a plan',
    access: 'public',
    document: parse(`query ReadPlan($id: ID!) { plan(id: $id) { ...Plan } } ${plan}`),
    answer: 'plan',
  },
];
