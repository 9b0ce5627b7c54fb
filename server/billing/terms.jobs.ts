import { systemActor } from '../auth/actor.ts';
import { asPlatform } from '../db/client.ts';
import { change } from '../events/change.ts';
import { repeat } from '../jobs/repeat.ts';
import { log } from '../logging/log.ts';
import { closeUsagePeriod } from '../usage/rollup.service.ts';
import { renewedTerm } from './periods.ts';
import { lockSubscription, type SubscriptionWithPlan, writeSubscription } from './subscriptions.service.ts';

const everyMs = 60_000;
const batchSize = 100;

const due = (now: Date) => ({
  provider: 'MANUAL' as const,
  status: { in: ['TRIALING' as const, 'ACTIVE' as const, 'PAST_DUE' as const] },
  currentPeriodEnd: { lte: now },
  organization: { deletedAt: null },
});

/**
 * Ends trials and canceled terms and begins the next term of what goes on, within a minute of their time. What a payment
 * provider bills, the provider ends and renews. Any number of processes may do it.
 * @returns how to stop
 */
export function startTurningTerms(): () => Promise<void> {
  return repeat(everyMs, () => turnDueTerms(new Date()), 'the terms of subscriptions could not be turned');
}

export async function turnDueTerms(now: Date): Promise<void> {
  const found = await asPlatform('turn the terms of subscriptions', (platform) =>
    platform.subscription.findMany({
      where: due(now),
      select: { organizationId: true },
      orderBy: { currentPeriodEnd: 'asc' },
      take: batchSize,
    }),
  );
  for (const { organizationId } of found) {
    await turnTerm(organizationId, now).catch((err: unknown) => {
      log.warn({ err, organizationId }, 'the term of a subscription could not be turned; it is tried again'); // the others go on
    });
  }
}

async function turnTerm(organizationId: string, now: Date): Promise<void> {
  await change(systemActor(organizationId), async (current) => {
    const before = await lockSubscription(current);
    const over = ['TRIALING', 'ACTIVE', 'PAST_DUE'].includes(before.status) && before.currentPeriodEnd <= now;
    if (!over || before.provider !== 'MANUAL') return; // another process was first
    await closeUsagePeriod(current, before, before.currentPeriodEnd);
    const { action, data } = nextTerm(before, now);
    await writeSubscription(current, before, action, data);
    log.info({ organizationId, action }, 'the term of a subscription is over');
  });
}

function nextTerm(before: SubscriptionWithPlan, now: Date) {
  if (before.cancelAtPeriodEnd) return { action: 'subscription.end' as const, data: { status: 'CANCELED' as const } };
  if (before.status === 'TRIALING') {
    return { action: 'subscription.end_trial' as const, data: { status: 'PAUSED' as const } };
  }
  return { action: 'subscription.renew' as const, data: renewedTerm(before, before.plan.interval, now) };
}
