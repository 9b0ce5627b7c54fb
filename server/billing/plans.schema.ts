import { builder } from '../graphql/builder.ts';
import { PlanInterval, PlanProduct, PlanTier } from '../graphql/enums.ts';
import { readId } from '../graphql/ids.ts';
import { findPlan, listPlans } from './plans.service.ts';

export const Plan = builder.prismaNode('Plan', {
  description: 'What can be bought: a product, how much of it, and how often it is paid.',
  id: { resolve: (plan) => plan.id, description: 'plan_…' },
  findUnique: (id) => ({ id }),
  nullable: true,
  authScopes: { public: true },
  fields: (t) => ({
    code: t.exposeString('code', { description: '`<product>-<tier>-<interval>`.' }),
    product: t.expose('product', { type: PlanProduct, description: 'What it covers.' }),
    tier: t.expose('tier', { type: PlanTier, description: 'How much it covers.' }),
    interval: t.expose('interval', { type: PlanInterval, description: 'How often it is paid.' }),
    name: t.exposeString('name', { description: 'Display name.' }),
    priceCents: t.exposeInt('priceCents', { description: 'Price of one interval in minor units.' }),
    currency: t.exposeString('currency', { description: 'ISO 4217.' }),
    limits: t.expose('limits', { type: 'JSON', description: 'What is included; null is without limit.' }),
    features: t.expose('features', { type: 'JSON', description: 'What is switched on.' }),
    active: t.exposeBoolean('active', { description: 'Whether it is on sale.' }),
  }),
});

builder.queryFields((t) => ({
  plans: t.field({
    type: [Plan],
    description: 'The plans on sale.',
    authScopes: { public: true },
    resolve: () => listPlans(),
  }),
  plan: t.field({
    type: Plan,
    description: 'One plan, also one that is no longer on sale.',
    nullable: true,
    authScopes: { public: true },
    args: { id: t.arg.id({ required: true, description: 'plan_…' }) },
    resolve: (_root, { id }) => findPlan(readId('Plan', id)),
  }),
}));
