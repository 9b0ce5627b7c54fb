import { effectiveLimits } from '../billing/effective-limits.ts';
import { Plan } from '../billing/plans.schema.ts';
import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { BillingProvider, SubscriptionStatus } from '../graphql/enums.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { AdminQueries } from './admin.schema.ts';
import {
  findAnyOrganization,
  listAllOrganizations,
  organizationFigures,
  organizationStatuses,
  type AdminOrganization as Row,
} from './organizations.service.ts';

const AdminOrganizationStatus = builder.enumType('AdminOrganizationStatus', {
  description: 'Whether an organization can be used, was suspended by a platform admin, or was closed by its owner.',
  values: organizationStatuses,
});

const AdminSubscription = builder.objectRef<Row['subscription'][number]>('AdminSubscription').implement({
  description: "An organization's plan, as platform admins see it.",
  fields: (t) => ({
    id: t.id({ description: 'sub_…', resolve: ({ id }) => encodeNodeId('BillingSubscription', id) }),
    plan: t.field({ type: Plan, description: 'What the organization has.', resolve: ({ plan }) => plan }),
    requestedPlan: t.field({
      type: Plan,
      nullable: true,
      description: 'What it asked for: `confirmCheckout` gives it.',
      resolve: ({ requestedPlan }) => requestedPlan,
    }),
    requestedAt: t.expose('requestedAt', { type: 'DateTime', nullable: true, description: 'When it asked for it.' }),
    status: t.expose('status', { type: SubscriptionStatus, description: 'Where it stands.' }),
    provider: t.expose('provider', { type: BillingProvider, description: 'Who collects the money.' }),
    trialEndsAt: t.expose('trialEndsAt', { type: 'DateTime', nullable: true, description: 'When the trial ends.' }),
    currentPeriodStart: t.expose('currentPeriodStart', { type: 'DateTime', description: 'Since when it is paid.' }),
    currentPeriodEnd: t.expose('currentPeriodEnd', { type: 'DateTime', description: 'Until when it is paid.' }),
    cancelAtPeriodEnd: t.exposeBoolean('cancelAtPeriodEnd', { description: 'Whether it ends then.' }),
    limitOverrides: t.expose('limitOverrides', { type: 'JSON', description: 'What was granted beyond the plan.' }),
    limits: t.field({
      type: 'JSON',
      description: "The plan's limits with the overrides; null is without limit.",
      resolve: (subscription) => effectiveLimits(subscription.plan, subscription),
    }),
  }),
});

export const AdminOrganization = builder.objectRef<Row>('AdminOrganization').implement({
  description: 'An organization, as platform admins see it.',
  fields: (t) => ({
    id: t.id({ description: 'org_…', resolve: ({ id }) => encodeNodeId('Organization', id) }),
    name: t.exposeString('name', { description: 'Display name.' }),
    slug: t.exposeString('slug', { description: 'Unique short name for addresses.' }),
    status: t.field({
      type: AdminOrganizationStatus,
      description: 'Whether it can be used.',
      resolve: ({ deletedAt, suspendedAt }) => (deletedAt ? 'DELETED' : suspendedAt ? 'SUSPENDED' : 'ACTIVE'),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    suspendedAt: t.expose('suspendedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when nobody uses it.',
    }),
    suspendReason: t.exposeString('suspendReason', { nullable: true, description: 'Why.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was closed.' }),
    subscription: t.field({
      type: AdminSubscription,
      nullable: true,
      description: 'Its plan and limits.',
      resolve: ({ subscription: [only] }) => only ?? null,
    }),
    planCode: t.string({
      nullable: true,
      description: '`<product>-<tier>-<interval>`.',
      resolve: ({ subscription: [only] }) => only?.plan.code ?? null,
    }),
    subscriptionStatus: t.field({
      type: SubscriptionStatus,
      nullable: true,
      description: 'Where its subscription stands.',
      resolve: ({ subscription: [only] }) => only?.status ?? null,
    }),
    memberCount: t.int({
      description: 'How many people belong to it.',
      resolve: async ({ id }, _args, { loaders }) => (await organizationFigures(loaders, id)).members,
    }),
    contactCount: t.int({
      description: 'How many contacts it has.',
      resolve: async ({ id }, _args, { loaders }) => (await organizationFigures(loaders, id)).contacts,
    }),
    conversationCount: t.int({
      description: 'How many conversations it has.',
      resolve: async ({ id }, _args, { loaders }) => (await organizationFigures(loaders, id)).conversations,
    }),
    messageCount: t.int({
      description: 'How many messages they have.',
      resolve: async ({ id }, _args, { loaders }) => (await organizationFigures(loaders, id)).messages,
    }),
    lastEventAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When something last happened in it.',
      resolve: async ({ id }, _args, { loaders }) => (await organizationFigures(loaders, id)).lastEventAt,
    }),
  }),
});

builder.objectFields(AdminQueries, (t) => ({
  organizations: t.connection({
    type: AdminOrganization,
    description: 'All organizations, newest first.',
    authScopes: { platformAdmin: true },
    args: {
      search: t.arg.string({ description: 'Part of a name or slug, or an id.' }),
      status: t.arg({ type: AdminOrganizationStatus, description: 'Without it, all of them.' }),
    },
    resolve: async (_admin, { search, status, ...args }, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listAllOrganizations(actor, page, { search, status }));
    },
  }),
  organization: t.field({
    type: AdminOrganization,
    description: 'Any organization.',
    authScopes: { platformAdmin: true },
    args: { id: t.arg.id({ required: true, description: 'org_…' }) },
    resolve: (_admin, { id }, { actor }) => findAnyOrganization(actor, readId('Organization', id)),
  }),
}));
