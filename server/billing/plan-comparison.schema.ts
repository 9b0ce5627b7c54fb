import { builder } from '../graphql/builder.ts';
import { PlanProduct, PlanTier } from '../graphql/enums.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import {
  type ComparedColumn,
  type ComparedPrice,
  type ComparedRow,
  type ComparedValue,
  type PlanComparison as Comparison,
  comparePlans,
} from './plan-comparison.ts';
import { listPlans } from './plans.service.ts';

const RowKind = builder.enumType('PlanComparisonRowKind', {
  description: 'Whether a row says how much, or whether at all.',
  values: ['LIMIT', 'FEATURE'] as const,
});

const Price = builder.objectRef<ComparedPrice>('PlanComparisonPrice').implement({
  description: 'What a column costs for one interval.',
  fields: (t) => ({
    planId: t.id({
      description: 'plan_…, as `startCheckout` takes it.',
      resolve: ({ planId }) => encodeNodeId('Plan', planId),
    }),
    code: t.exposeString('code', { description: '`<product>-<tier>-<interval>`.' }),
    priceCents: t.exposeInt('priceCents', { description: 'Price of one interval in minor units.' }),
    currency: t.exposeString('currency', { description: 'ISO 4217.' }),
  }),
});

const Column = builder.objectRef<ComparedColumn>('PlanComparisonColumn').implement({
  description: 'A product in one tier.',
  fields: (t) => ({
    product: t.expose('product', { type: PlanProduct, description: 'What it covers.' }),
    tier: t.expose('tier', { type: PlanTier, description: 'How much it covers.' }),
    name: t.exposeString('name', { description: 'Display name.' }),
    month: t.expose('month', { type: Price, nullable: true, description: 'Paid monthly; null when not on sale.' }),
    year: t.expose('year', { type: Price, nullable: true, description: 'Paid yearly; null when not on sale.' }),
  }),
});

const Value = builder.objectRef<ComparedValue>('PlanComparisonValue').implement({
  description: 'What a column has of a row: of a LIMIT `number` or `unlimited`, of a FEATURE `included`.',
  fields: (t) => ({
    number: t.exposeInt('number', { nullable: true, description: 'How much; null without limit, and of a FEATURE.' }),
    unlimited: t.exposeBoolean('unlimited', { description: 'Whether there is no limit.' }),
    included: t.exposeBoolean('included', { nullable: true, description: 'Of a FEATURE, whether it is included.' }),
  }),
});

const Row = builder.objectRef<ComparedRow>('PlanComparisonRow').implement({
  description: 'A limit or a feature.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its name in the limits or features of a plan.' }),
    name: t.exposeString('name', { description: 'Readable name.' }),
    kind: t.expose('kind', { type: RowKind, description: 'How to read its values.' }),
    unit: t.exposeString('unit', { nullable: true, description: 'What the numbers count; null for a FEATURE.' }),
    values: t.expose('values', { type: [Value], description: 'One for each column, in the order of the columns.' }),
  }),
});

const PlanComparison = builder.objectRef<Comparison>('PlanComparison').implement({
  description: 'All plans side by side, ready to draw.',
  fields: (t) => ({
    columns: t.expose('columns', { type: [Column], description: 'Products × tiers, the smallest tier first.' }),
    rows: t.expose('rows', { type: [Row], description: 'Limits, then features.' }),
  }),
});

builder.queryField('planComparison', (t) =>
  t.field({
    type: PlanComparison,
    description: 'The plans on sale as a matrix: products × tiers by limits and features.',
    authScopes: { public: true },
    resolve: async () => comparePlans(await listPlans()),
  }),
);
