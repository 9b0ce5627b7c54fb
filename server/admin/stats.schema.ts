import { builder } from '../graphql/builder.ts';
import { AdminQueries } from './admin.schema.ts';
import { type PlanShare, type PlatformStats, readPlatformStats } from './stats.service.ts';

const AdminDay = builder.objectRef<{ date: string; count: number }>('AdminDay').implement({
  description: 'How many on one day (UTC).',
  fields: (t) => ({
    date: t.exposeString('date', { description: 'YYYY-MM-DD.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
});

const AdminPlanShare = builder.objectRef<PlanShare>('AdminPlanShare').implement({
  description: 'How many organizations have a plan that runs.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '`<product>-<tier>-<interval>`.' }),
    name: t.exposeString('name', { description: 'Display name of the plan.' }),
    organizations: t.exposeInt('organizations', { description: 'How many have it, trials included.' }),
    trials: t.exposeInt('trials', { description: 'How many of them try it.' }),
  }),
});

const AdminStats = builder.objectRef<PlatformStats>('AdminStats').implement({
  description: 'The platform in figures. Closed organizations do not count.',
  fields: (t) => ({
    organizations: t.exposeInt('organizations', { description: 'All of them, suspended ones included.' }),
    suspendedOrganizations: t.exposeInt('suspendedOrganizations', { description: 'Those that are suspended.' }),
    organizationsActive7Days: t.exposeInt('organizationsActive7Days', {
      description: 'Those in which something happened in the last 7 days.',
    }),
    organizationsActive30Days: t.exposeInt('organizationsActive30Days', {
      description: 'Those in which something happened in the last 30 days.',
    }),
    users: t.exposeInt('users', { description: 'People with an account.' }),
    usersActive7Days: t.exposeInt('usersActive7Days', { description: 'Those who were here in the last 7 days.' }),
    usersActive30Days: t.exposeInt('usersActive30Days', { description: 'Those who were here in the last 30 days.' }),
    conversations: t.exposeInt('conversations', { description: 'All conversations.' }),
    messages: t.exposeInt('messages', { description: 'All their messages.' }),
    calls: t.exposeInt('calls', { description: 'All calls.' }),
    messagesPerDay: t.expose('messagesPerDay', { type: [AdminDay], description: 'The oldest day first.' }),
    byPlan: t.expose('byPlan', { type: [AdminPlanShare], description: 'The most used plan first.' }),
  }),
});

builder.objectField(AdminQueries, 'stats', (t) =>
  t.field({
    type: AdminStats,
    description: 'The platform in figures.',
    authScopes: { platformAdmin: true },
    args: { days: t.arg.int({ defaultValue: 30, required: true, description: 'Of `messagesPerDay`: 1 to 365.' }) },
    resolve: (_admin, { days }, { actor }) => readPlatformStats(actor, { days }),
  }),
);
