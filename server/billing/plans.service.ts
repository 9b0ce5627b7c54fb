import { db } from '../db/client.ts';
import { notFound } from '../errors.ts';
import type { Plan } from '../generated/prisma/client.ts';

/** The 18 plans on sale, cheapest first within a product; they are the same for everybody. */
export function listPlans(): Promise<Plan[]> {
  return db.plan.findMany({
    where: { active: true },
    orderBy: [{ product: 'asc' }, { interval: 'asc' }, { priceCents: 'asc' }],
  });
}

/** Also one that is no longer on sale: somebody may still have it. @throws NOT_FOUND */
export async function findPlan(id: string): Promise<Plan> {
  const plan = await db.plan.findUnique({ where: { id } });
  if (!plan) throw notFound('Plan');
  return plan;
}
