import { notFound } from '../errors.ts';
import type { Subscription } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { BillingProvider, SubscriptionStatus } from '../graphql/enums.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { effectiveLimits } from './effective-limits.ts';
import { Plan } from './plans.schema.ts';
import { findSubscription } from './subscriptions.service.ts';

async function planOf({ planId }: Subscription, { loaders }: Context) {
  const plan = await loaders.plan.load(planId);
  if (!plan) throw notFound('Plan');
  return plan;
}

export const BillingSubscription = builder.prismaNode('Subscription', {
  name: 'BillingSubscription', // the schema's own Subscription is the root of live events
  description: "The organization's plan, and how long it holds.",
  id: { resolve: (subscription) => subscription.id, description: 'sub_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'billing:read' },
  fields: (t) => ({
    plan: t.field({
      type: Plan,
      description: 'What the organization has.',
      resolve: (subscription, _args, context) => planOf(subscription, context),
    }),
    requestedPlan: t.field({
      type: Plan,
      nullable: true,
      description: 'What it asked for and a platform admin has not confirmed yet.',
      resolve: ({ requestedPlanId }, _args, { loaders }) =>
        requestedPlanId ? loaders.plan.load(requestedPlanId) : null,
    }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', nullable: true, description: 'When it asked for it.' }),
    status: t.expose('status', {
      type: SubscriptionStatus,
      description: 'PAUSED and CANCELED keep everything readable and refuse what a plan bounds.',
    }),
    provider: t.expose('provider', { type: BillingProvider, description: 'Who collects the money.' }),
    providerId: t.string({
      nullable: true,
      description: "The provider's id of the subscription; null to those who do not pay (billing:write).",
      resolve: ({ providerId }, _args, { actor }) => (actor.permissions.has('billing:write') ? providerId : null),
    }),
    providerCustomerId: t.string({
      nullable: true,
      description: "The provider's id of the customer; null to those who do not pay (billing:write).",
      resolve: ({ providerCustomerId }, _args, { actor }) =>
        actor.permissions.has('billing:write') ? providerCustomerId : null,
    }),
    trialEndsAt: t.expose('trialEndsAt', { type: 'DateTime', nullable: true, description: 'When the trial ends.' }),
    currentPeriodStart: t.expose('currentPeriodStart', { type: 'DateTime', description: 'Since when it is paid.' }),
    currentPeriodEnd: t.expose('currentPeriodEnd', { type: 'DateTime', description: 'Until when it is paid.' }),
    cancelAtPeriodEnd: t.exposeBoolean('cancelAtPeriodEnd', { description: 'Whether it ends then.' }),
    canceledAt: t.expose('canceledAt', { type: 'DateTime', nullable: true, description: 'When it was canceled.' }),
    limitOverrides: t.expose('limitOverrides', {
      type: 'JSON',
      description: "What a platform admin granted instead of the plan's own limits.",
    }),
    limits: t.field({
      type: 'JSON',
      description: "The plan's limits with the overrides; null is without limit.",
      resolve: async (subscription, _args, context) =>
        effectiveLimits(await planOf(subscription, context), subscription),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});

builder.queryField('subscription', (t) =>
  t.field({
    type: BillingSubscription,
    description: "The organization's plan, its limits, and how long it holds.",
    nullable: true,
    authScopes: { permission: 'billing:read' },
    resolve: (_root, _args, { actor }) => findSubscription(actor),
  }),
);
