import { effectiveLimits } from '../billing/effective-limits.ts';
import { db } from '../db/client.ts';
import { runInOrganization } from '../db/scope.ts';

const freshMs = 60_000;
const organizationsMax = 10_000;

const known = new Map<string, { limit: number; until: number }>();

/** What the organization's plan, with what was granted beyond it, lets its programs ask for; a minute old at most. */
export async function planRequestsPerMinute(organizationId: string): Promise<number> {
  const cached = known.get(organizationId);
  if (cached && cached.until > Date.now()) return cached.limit;
  const limit = await readLimit(organizationId);
  if (known.size >= organizationsMax) known.clear();
  known.set(organizationId, { limit, until: Date.now() + freshMs });
  return limit;
}

async function readLimit(organizationId: string): Promise<number> {
  const subscription = await runInOrganization(organizationId, () =>
    db.subscription.findFirst({ where: { organizationId }, include: { plan: true } }),
  );
  if (!subscription) throw new Error(`organization ${organizationId} has no subscription`);
  return effectiveLimits(subscription.plan, subscription).apiRequestsPerMinute;
}
