import { limitNames } from '../billing/plan-comparison.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { ledgerMetrics } from './usage-metrics.ts';
import { byOccurrence, byPeriod, listUsageHistory, listUsageLedger } from './usage-records.service.ts';
import { type UsageMeter as Meter, reportUsage } from './usage-report.service.ts';

const metricDescription = `One of ${ledgerMetrics.join(', ')}.`;

/** A limit of nothing is used up only by something. */
function percentOf({ used, limit }: Meter): number | null {
  if (limit === null) return null;
  return limit === 0 ? Math.min(used, 1) * 100 : Math.floor((used / limit) * 100);
}

const UsageMeter = builder.objectRef<Meter>('UsageMeter').implement({
  description: "How much of one of the plan's limits is used.",
  fields: (t) => ({
    metric: t.exposeString('metric', { description: 'The name of the limit in the limits of a plan.' }),
    name: t.string({ description: 'Readable name.', resolve: ({ metric }) => limitNames[metric].name }),
    unit: t.string({ description: 'What the numbers count.', resolve: ({ metric }) => limitNames[metric].unit }),
    ledgerMetric: t.exposeString('ledgerMetric', {
      nullable: true,
      description:
        'Under which metric `usageHistory` and `usageLedger` have it; null for what is counted as it is now.',
    }),
    used: t.exposeInt('used', { description: 'There now, or counted within the period.' }),
    limit: t.exposeInt('limit', { nullable: true, description: 'Of the plan with its overrides; null without limit.' }),
    percent: t.int({
      nullable: true,
      description: 'Used of the limit; may pass 100. Null without limit.',
      resolve: percentOf,
    }),
    periodStart: t.field({
      type: 'DateTime',
      description: 'Since when the running period counts.',
      resolve: ({ period }) => period.start,
    }),
    periodEnd: t.field({
      type: 'DateTime',
      description: 'When the count begins anew.',
      resolve: ({ period }) => period.end,
    }),
  }),
});

const Usage = builder.prismaNode('Usage', {
  description: 'What was counted of one metric within one period.',
  id: { resolve: (usage) => usage.id, description: 'usg_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'billing:read' },
  fields: (t) => ({
    metric: t.exposeString('metric', { description: metricDescription }),
    periodStart: t.expose('periodStart', { type: 'DateTime', description: 'Since when it counts.' }),
    periodEnd: t.expose('periodEnd', { type: 'DateTime', description: 'Until when it counts.' }),
    quantity: t.int({
      description: 'How much; of the running period as it was within the last minute or two.',
      resolve: ({ quantity }) => Number(quantity),
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the quantity last changed.' }),
  }),
});

const UsageLedger = builder.prismaNode('UsageLedger', {
  description: 'One thing that was counted, so that usage can be explained.',
  id: { resolve: (entry) => entry.id, description: 'led_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'billing:read' },
  fields: (t) => ({
    metric: t.exposeString('metric', { description: metricDescription }),
    quantity: t.exposeInt('quantity', { description: 'How much it counts.' }),
    sourceId: t.exposeString('sourceId', { description: 'UUID of the conversation, message, call or run counted.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it was counted.' }),
  }),
});

builder.queryFields((t) => ({
  usage: t.field({
    type: [UsageMeter],
    description: "How much of each of the plan's limits is used, now and within the running period.",
    authScopes: { permission: 'billing:read' },
    resolve: (_root, _args, { actor }) => reportUsage(actor),
  }),
  usageHistory: t.connection({
    type: Usage,
    description: 'Usage by metric and period, the newest period first.',
    authScopes: { permission: 'billing:read' },
    args: { metric: t.arg.string({ description: `${metricDescription} Without it, all.` }) },
    resolve: async (_root, { metric, ...args }, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byPeriod, await listUsageHistory(actor, page, metric ?? null));
    },
  }),
  usageLedger: t.connection({
    type: UsageLedger,
    description: 'Everything that was counted under a metric, the newest first.',
    authScopes: { permission: 'billing:read' },
    args: { metric: t.arg.string({ required: true, description: metricDescription }) },
    resolve: async (_root, { metric, ...args }, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byOccurrence, await listUsageLedger(actor, page, metric));
    },
  }),
}));
