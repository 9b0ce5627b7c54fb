import { PlanFeatures, PlanLimits } from '../../server/billing/plan-limits.ts';
import { newId } from '../../server/db/ids.ts';
import type { PrismaClient } from '../../server/generated/prisma/client.ts';
import type { PlanInterval, PlanProduct, PlanTier } from '../../server/generated/prisma/enums.ts';

type Product = { name: string; priceCents: Record<PlanTier, number>; chat: boolean; voice: boolean };

// Prices of one month. A bundle costs less than its two halves.
const products: Record<PlanProduct, Product> = {
  CHATBOT: { name: 'Chatbot', chat: true, voice: false, priceCents: { STARTER: 2_900, GROWTH: 9_900, SCALE: 29_900 } },
  VOICE: { name: 'Voice', chat: false, voice: true, priceCents: { STARTER: 4_900, GROWTH: 14_900, SCALE: 44_900 } },
  BUNDLE: { name: 'Bundle', chat: true, voice: true, priceCents: { STARTER: 6_900, GROWTH: 19_900, SCALE: 59_900 } },
};

const tiers: Record<PlanTier, { name: string; limits: PlanLimits }> = {
  STARTER: {
    name: 'Starter',
    limits: {
      seats: 3,
      aiAgents: 1,
      channels: 2,
      conversationsPerMonth: 500,
      aiMessagesPerMonth: 2_000,
      voiceMinutesPerMonth: 300,
      knowledgeMb: 50,
      workflowRunsPerMonth: 1_000,
      apiRequestsPerMinute: 60,
      webhookSubscriptions: 2,
      retentionDays: 90,
    },
  },
  GROWTH: {
    name: 'Growth',
    limits: {
      seats: 15,
      aiAgents: 5,
      channels: 10,
      conversationsPerMonth: 5_000,
      aiMessagesPerMonth: 25_000,
      voiceMinutesPerMonth: 2_000,
      knowledgeMb: 500,
      workflowRunsPerMonth: 20_000,
      apiRequestsPerMinute: 300,
      webhookSubscriptions: 10,
      retentionDays: 365,
    },
  },
  SCALE: {
    name: 'Scale',
    limits: {
      seats: 100,
      aiAgents: 50,
      channels: 100,
      conversationsPerMonth: 50_000,
      aiMessagesPerMonth: 250_000,
      voiceMinutesPerMonth: 20_000,
      knowledgeMb: 10_000,
      workflowRunsPerMonth: 500_000,
      apiRequestsPerMinute: 1_500,
      webhookSubscriptions: 50,
      retentionDays: 1_095,
    },
  },
};

const intervals: Record<PlanInterval, { name: string; months: number }> = {
  MONTH: { name: 'monthly', months: 1 },
  YEAR: { name: 'yearly', months: 10 }, // twelve months for the price of ten
};

function limitsOf(product: Product, tier: PlanTier): PlanLimits {
  const { limits } = tiers[tier];
  return PlanLimits.parse({
    ...limits,
    // Calls are conversations too, but a voice plan answers no chat, and a chat plan no phone.
    aiMessagesPerMonth: product.chat ? limits.aiMessagesPerMonth : 0,
    voiceMinutesPerMonth: product.voice ? limits.voiceMinutesPerMonth : 0,
  });
}

function featuresOf(product: Product, tier: PlanTier): PlanFeatures {
  const beyondStarter = tier !== 'STARTER';
  const scale = tier === 'SCALE';
  return PlanFeatures.parse({
    chat: product.chat,
    voice: product.voice,
    aiAnswers: true,
    knowledge: true,
    workflows: true,
    webhooks: true,
    apiAccess: true,
    customHttpTools: beyondStarter,
    callRecording: product.voice && beyondStarter,
    auditLog: beyondStarter,
    singleSignOn: scale,
    prioritySupport: scale,
  });
}

function planOf(product: PlanProduct, tier: PlanTier, interval: PlanInterval) {
  const { name, priceCents } = products[product];
  return {
    code: [product, tier, interval].join('-').toLowerCase(),
    product,
    tier,
    interval,
    name: `${name} ${tiers[tier].name} (${intervals[interval].name})`,
    priceCents: priceCents[tier] * intervals[interval].months,
    currency: 'USD',
    limits: limitsOf(products[product], tier),
    features: featuresOf(products[product], tier),
  };
}

/** The 18 plans: product × tier × interval. */
export const plans = (['CHATBOT', 'VOICE', 'BUNDLE'] as const).flatMap((product) =>
  (['STARTER', 'GROWTH', 'SCALE'] as const).flatMap((tier) =>
    (['MONTH', 'YEAR'] as const).map((interval) => planOf(product, tier, interval)),
  ),
);

/**
 * Writes the 18 plans, or brings existing ones (found by their code) up to date. A plan that is up to date is not
 * written. Ids, Paddle prices and whether a plan is on sale stay as they are.
 */
export async function seedPlans(db: Pick<PrismaClient, 'plan' | '$transaction'>): Promise<void> {
  if ((await outdated(db)).length === 0) return;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${seedLock})`; // of processes that start at once, one writes
    for (const plan of await outdated(tx)) {
      await tx.plan.upsert({ where: { code: plan.code }, create: { id: newId(), ...plan }, update: plan });
    }
  });
}

// Any number of our own.
const seedLock = 7_238_114_208;

async function outdated(db: Pick<PrismaClient, 'plan'>) {
  const existing = new Map((await db.plan.findMany()).map((plan) => [plan.code, plan]));
  return plans.filter((plan) => {
    const found = existing.get(plan.code);
    return !found || !isCurrent(found, plan);
  });
}

function isCurrent(found: Record<string, unknown>, plan: Record<string, unknown>): boolean {
  return Object.entries(plan).every(([key, value]) => canonical(found[key]) === canonical(value));
}

/** JSONB does not keep the order of keys. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
