import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { lockRow } from '../db/lock.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { Invitation } from '../generated/prisma/client.ts';
import { type InvitationStatus, withStatus } from './invitation-status.ts';
import { invitationAddress, refuseSecondInvitation, sendInvitation } from './invitations.service.ts';
import { mayManage } from './members.service.ts';

/** Invitations of the organization, newest first. @param statuses any of these; all unless told */
export function listInvitations(
  actor: Actor,
  statuses: readonly InvitationStatus[] | null,
  page: Page,
): Promise<Invitation[]> {
  const { organizationId } = authorizeStaff(actor, 'members:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.invitation.findMany({
    where: { AND: [{ organizationId }, where, statuses ? { OR: statuses.map(withStatus) } : {}] },
    orderBy,
    take,
  });
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findInvitation(actor: Actor, id: string): Promise<Invitation> {
  const { organizationId } = authorizeStaff(actor, 'members:read');
  const invitation = await db.invitation.findFirst({ where: { organizationId, id } });
  if (!invitation) throw notFound('Invitation');
  return invitation;
}

async function lockInvitation({ tx, actor }: Change, id: string): Promise<Invitation> {
  const { organizationId } = actor;
  await lockRow(tx, 'invitations', organizationId, id);
  const invitation = await tx.invitation.findFirst({ where: { organizationId, id } });
  if (!invitation) throw notFound('Invitation');
  mayManage(actor, [invitation.role]);
  if (invitation.acceptedAt) throw new AppError('CONFLICT', `${invitation.email} has accepted the invitation.`);
  return invitation;
}

/**
 * The address in its mail leads nowhere from now on. Revoking twice changes nothing.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT for one that was accepted
 */
export function revokeInvitation(actor: Actor, id: string): Promise<Written<Invitation>> {
  const member = authorizeStaff(actor, 'members:write');
  const { organizationId } = member;
  return change(member, async (current) => {
    const found = await lockInvitation(current, id);
    if (found.revokedAt) return found;
    const invitation = await current.tx.invitation.update({
      where: { organizationId_id: { organizationId, id } },
      data: { revokedAt: new Date() },
    });
    appendEvent(current, { type: 'invitation.revoked', subjectId: id });
    recordAudit(current, {
      action: 'invitation.revoke',
      targetType: 'Invitation',
      targetId: id,
      diff: difference(found, invitation, ['revokedAt']),
    });
    return invitation;
  });
}

/**
 * Sends an open or expired invitation once more, under a new address and for another seven days. The address that was
 * sent before leads nowhere any more.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT for one that was accepted or revoked, or when the person is a member or has
 * another open invitation
 */
export async function resendInvitation(
  actor: Actor,
  id: string,
): Promise<Written<{ invitation: Invitation; url: string }>> {
  const member = authorizeStaff(actor, 'members:write');
  const { organizationId } = member;
  const { url, stored } = invitationAddress();
  const written = await change(member, async (current) => {
    const found = await lockInvitation(current, id);
    if (found.revokedAt) throw new AppError('CONFLICT', 'The invitation was revoked; invite the person anew.');
    await refuseSecondInvitation(current, found.email, id);
    const invitation = await current.tx.invitation.update({
      where: { organizationId_id: { organizationId, id } },
      data: stored,
    });
    appendEvent(current, { type: 'member.invited', subjectId: id });
    recordAudit(current, {
      action: 'invitation.resend',
      targetType: 'Invitation',
      targetId: id,
      diff: difference(found, invitation, ['expiresAt']),
    });
    return { invitation, url };
  });
  await sendInvitation(member, written.value.invitation.email, url);
  return written;
}
