import type { Plan } from '../generated/prisma/client.ts';
import { PlanFeatures, PlanLimits } from './plan-limits.ts';

type LimitName = keyof PlanLimits;
type FeatureName = keyof PlanFeatures;

/** How each limit is called, and what it counts, in the order in which they are shown. */
export const limitNames: Record<LimitName, { name: string; unit: string }> = {
  seats: { name: 'Seats', unit: 'people' },
  aiAgents: { name: 'AI agents', unit: 'agents' },
  channels: { name: 'Channels', unit: 'channels' },
  conversationsPerMonth: { name: 'Conversations', unit: 'a month' },
  aiMessagesPerMonth: { name: 'AI messages', unit: 'a month' },
  voiceMinutesPerMonth: { name: 'Voice minutes', unit: 'minutes a month' },
  knowledgeMb: { name: 'Knowledge', unit: 'MB' },
  workflowRunsPerMonth: { name: 'Workflow runs', unit: 'a month' },
  apiRequestsPerMinute: { name: 'API requests', unit: 'a minute' },
  webhookSubscriptions: { name: 'Webhook subscriptions', unit: 'subscriptions' },
  retentionDays: { name: 'Data retention', unit: 'days' },
};

const featureNames: Record<FeatureName, string> = {
  chat: 'Chat channels',
  voice: 'Telephone calls',
  aiAnswers: 'AI answers',
  knowledge: 'Knowledge base',
  workflows: 'Workflows',
  webhooks: 'Webhooks',
  apiAccess: 'API access',
  customHttpTools: 'Own HTTP tools for AI agents',
  callRecording: 'Call recording',
  auditLog: 'Audit log',
  singleSignOn: 'Single sign-on',
  prioritySupport: 'Priority support',
};

/** A plan's price for one interval. */
export type ComparedPrice = { planId: string; code: string; priceCents: number; currency: string };

export type ComparedColumn = Pick<Plan, 'product' | 'tier'> & {
  name: string;
  month: ComparedPrice | null;
  year: ComparedPrice | null;
};

/** Of a limit `number`, or `unlimited`; of a feature `included`. */
export type ComparedValue = { number: number | null; unlimited: boolean; included: boolean | null };

export type ComparedRow = {
  key: string;
  name: string;
  kind: 'LIMIT' | 'FEATURE';
  unit: string | null;
  values: ComparedValue[];
};

export type PlanComparison = { columns: ComparedColumn[]; rows: ComparedRow[] };

const products = ['CHATBOT', 'VOICE', 'BUNDLE'] as const;
const tiers = ['STARTER', 'GROWTH', 'SCALE'] as const;

const capitalized = (word: string) => `${word[0]}${word.slice(1).toLowerCase()}`;

function priceOf(plan: Plan | undefined): ComparedPrice | null {
  return plan ? { planId: plan.id, code: plan.code, priceCents: plan.priceCents, currency: plan.currency } : null;
}

function limitValue(limit: number | null): ComparedValue {
  return { number: limit, unlimited: limit === null, included: null };
}

function featureValue(included: boolean): ComparedValue {
  return { number: null, unlimited: false, included };
}

/** A matrix ready to draw: products × tiers are the columns, limits and features the rows. Only what is on sale. */
export function comparePlans(plans: Plan[]): PlanComparison {
  const pairs = products.flatMap((product) => tiers.map((tier) => ({ product, tier })));
  const sold = pairs.flatMap(({ product, tier }) => {
    const both = plans.filter((plan) => plan.product === product && plan.tier === tier);
    const [month, year] = (['MONTH', 'YEAR'] as const).map((interval) =>
      both.find((plan) => plan.interval === interval),
    );
    const plan = month ?? year; // both intervals include the same
    if (!plan) return [];
    const name = `${capitalized(product)} ${capitalized(tier)}`;
    return {
      column: { product, tier, name, month: priceOf(month), year: priceOf(year) },
      limits: PlanLimits.parse(plan.limits),
      features: PlanFeatures.parse(plan.features),
    };
  });
  const limitRows = Object.entries(limitNames).map(([key, { name, unit }]): ComparedRow => {
    return { key, name, kind: 'LIMIT', unit, values: sold.map(({ limits }) => limitValue(limits[key as LimitName])) };
  });
  const featureRows = Object.entries(featureNames).map(([key, name]): ComparedRow => {
    const values = sold.map(({ features }) => featureValue(features[key as FeatureName]));
    return { key, name, kind: 'FEATURE', unit: null, values };
  });
  return { columns: sold.map(({ column }) => column), rows: [...limitRows, ...featureRows] };
}
