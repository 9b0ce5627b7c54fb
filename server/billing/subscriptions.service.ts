import { db } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import type { Change } from '../events/change.ts';
import type { Plan } from '../generated/prisma/client.ts';

const trialDays = 14;
const trialPlan = 'bundle-growth-month';

/** A new organization tries Bundle Growth for 14 days. */
export async function startTrial({ tx, actor }: Change): Promise<void> {
  const plan = await tx.plan.findUnique({ where: { code: trialPlan } });
  if (!plan) throw new Error(`the plan ${trialPlan} is missing: the plans have not been seeded`);
  const now = new Date();
  const trialEndsAt = new Date(now.getTime() + trialDays * 24 * 60 * 60 * 1000);
  await tx.subscription.create({
    data: {
      id: newId(),
      organizationId: actor.organizationId,
      planId: plan.id,
      status: 'TRIALING',
      trialEndsAt,
      currentPeriodStart: now,
      currentPeriodEnd: trialEndsAt,
    },
  });
}

/** The 18 plans on sale, cheapest first within a product; they are the same for everybody. */
export function listPlans(): Promise<Plan[]> {
  return db.plan.findMany({
    where: { active: true },
    orderBy: [{ product: 'asc' }, { interval: 'asc' }, { priceCents: 'asc' }],
  });
}
