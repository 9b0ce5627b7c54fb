import { z } from 'zod';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { AppError } from '../errors.ts';
import { change, type Written } from '../events/change.ts';
import type { Subscription, SubscriptionStatus } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { lockSubscription, writeSubscription } from './subscriptions.service.ts';

const Reason = z.object({
  reason: z.string().trim().max(500, 'must have at most 500 characters').nullish(),
});

const running: readonly SubscriptionStatus[] = ['TRIALING', 'ACTIVE', 'PAST_DUE'];

/**
 * The trial or the paid term ends when it is over, and a requested plan is withdrawn. A second time nothing changes.
 * @throws VALIDATION_FAILED, FORBIDDEN, CONFLICT when nothing is running or requested
 */
export function cancelSubscription(actor: Actor, input: unknown): Promise<Written<Subscription>> {
  const member = authorizeStaff(actor, 'billing:write');
  const { reason } = parseInput(Reason, input);
  return change(member, async (current) => {
    const before = await lockSubscription(current);
    const runs = running.includes(before.status);
    if (!runs && !before.requestedPlanId) throw new AppError('CONFLICT', 'The subscription has ended already.');
    if (before.cancelAtPeriodEnd && !before.requestedPlanId) return before;
    const data = {
      requestedPlanId: null,
      requestedAt: null,
      ...(runs && !before.cancelAtPeriodEnd && { cancelAtPeriodEnd: true, canceledAt: new Date() }),
    };
    return writeSubscription(current, before, 'subscription.cancel', data, reason);
  });
}

/**
 * Takes a cancellation back, as long as the term runs.
 * @throws VALIDATION_FAILED, FORBIDDEN, CONFLICT when it is not going to end, or has ended
 */
export function resumeSubscription(actor: Actor, input: unknown): Promise<Written<Subscription>> {
  const member = authorizeStaff(actor, 'billing:write');
  const { reason } = parseInput(Reason, input);
  return change(member, async (current) => {
    const before = await lockSubscription(current);
    if (!running.includes(before.status)) {
      throw new AppError('CONFLICT', 'The subscription has ended; start a checkout instead.');
    }
    if (!before.cancelAtPeriodEnd) throw new AppError('CONFLICT', 'The subscription is not going to end.');
    const data = { cancelAtPeriodEnd: false, canceledAt: null };
    return writeSubscription(current, before, 'subscription.resume', data, reason);
  });
}
