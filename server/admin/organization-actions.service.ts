import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizePlatform } from '../auth/actor.ts';
import { forgetIdentities } from '../auth/identities.ts';
import { confirmRequestedPlan } from '../billing/checkout.service.ts';
import { PlanLimits } from '../billing/plan-limits.ts';
import { lockSubscription, writeSubscription } from '../billing/subscriptions.service.ts';
import { lockRow } from '../db/lock.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { Organization } from '../generated/prisma/client.ts';
import { platformOrganizationId } from '../organizations/platform-organization.ts';
import { parseInput } from '../validation.ts';

/** A change by a platform admin inside an organization that is open: it is written into that organization's logs. */
async function changeOrganization<T>(
  actor: Actor,
  organizationId: string,
  work: (current: Change) => Promise<T>,
): Promise<Written<T>> {
  return change({ ...actor, organizationId }, async (current) => {
    const found = await current.tx.organization.findFirst({ where: { id: organizationId } });
    if (!found || organizationId === platformOrganizationId) throw notFound('Organization');
    if (found.deletedAt) throw new AppError('CONFLICT', 'The organization was closed by its owner.');
    return work(current);
  });
}

/** Its suspension is decided by one admin at a time. */
async function lockOrganization({ tx, actor: { organizationId } }: Change): Promise<Organization> {
  await lockRow(tx, 'organizations', organizationId, organizationId);
  return tx.organization.findFirstOrThrow({ where: { id: organizationId } });
}

async function setSuspension(
  current: Change,
  before: Organization,
  suspension: Pick<Organization, 'suspendedAt' | 'suspendReason'>,
): Promise<void> {
  const { id } = before;
  const after = await current.tx.organization.update({ where: { id }, data: suspension });
  const done = suspension.suspendedAt ? 'suspended' : 'reinstated';
  appendEvent(current, { type: `organization.${done}`, subjectId: id });
  recordAudit(current, {
    action: suspension.suspendedAt ? 'organization.suspend' : 'organization.reinstate',
    targetType: 'Organization',
    targetId: id,
    diff: difference(before, after, ['suspendedAt', 'suspendReason']),
  });
}

const Reason = z.object({
  reason: z.string().trim().min(1, 'must not be empty').max(500, 'must have at most 500 characters'),
});

/**
 * Nobody can use the organization from now on: its people, keys and contacts are refused, their sockets closed.
 * @throws VALIDATION_FAILED, FORBIDDEN, NOT_FOUND, CONFLICT when it is suspended or closed
 */
export async function suspendOrganization(actor: Actor, id: string, input: unknown): Promise<Written<void>> {
  authorizePlatform(actor);
  const { reason } = parseInput(Reason, input);
  const written = await changeOrganization(actor, id, async (current) => {
    const found = await lockOrganization(current);
    if (found.suspendedAt) throw new AppError('CONFLICT', 'The organization is suspended already.');
    await setSuspension(current, found, { suspendedAt: new Date(), suspendReason: reason });
  });
  forgetIdentities({ organizationId: id });
  return written;
}

/** @throws FORBIDDEN, NOT_FOUND, CONFLICT when it is not suspended */
export async function reinstateOrganization(actor: Actor, id: string): Promise<Written<void>> {
  authorizePlatform(actor);
  const written = await changeOrganization(actor, id, async (current) => {
    const found = await lockOrganization(current);
    if (!found.suspendedAt) throw new AppError('CONFLICT', 'The organization is not suspended.');
    await setSuspension(current, found, { suspendedAt: null, suspendReason: null });
  });
  forgetIdentities({}); // whoever was refused is looked at anew
  return written;
}

const Overrides = z.object({ limits: PlanLimits.partial().nullable() });

/**
 * Replaces what the organization has instead of its plan's limits.
 * @param input.limits some limits, each a number or null for "without limit"; null: those of the plan again
 * @throws VALIDATION_FAILED, FORBIDDEN, NOT_FOUND
 */
export function overridePlanLimits(actor: Actor, id: string, input: unknown): Promise<Written<void>> {
  authorizePlatform(actor);
  const { limits } = parseInput(Overrides, input);
  return changeOrganization(actor, id, async (current) => {
    const before = await lockSubscription(current);
    await writeSubscription(current, before, 'subscription.override_limits', { limitOverrides: limits ?? {} });
  });
}

/** Gives the organization the plan that it asked for. @throws FORBIDDEN, NOT_FOUND, CONFLICT when it asked for none */
export function confirmCheckout(actor: Actor, id: string): Promise<Written<void>> {
  authorizePlatform(actor);
  return changeOrganization(actor, id, async (current) => {
    await confirmRequestedPlan(current);
  });
}
