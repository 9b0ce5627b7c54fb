import type { Plan, Subscription } from '../generated/prisma/client.ts';
import { PlanLimits } from './plan-limits.ts';

/** A plan's limits with what a platform admin granted beyond (or below) them. */
export function effectiveLimits(plan: Pick<Plan, 'limits'>, { limitOverrides }: Pick<Subscription, 'limitOverrides'>) {
  return PlanLimits.parse({ ...(plan.limits as object), ...(limitOverrides as object) });
}
