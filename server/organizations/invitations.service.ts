import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff, type Member } from '../auth/actor.ts';
import { createUser } from '../auth/auth.service.ts';
import { forgetIdentities } from '../auth/identities.ts';
import { hashPassword, Password } from '../auth/passwords.ts';
import { rolePermissions } from '../auth/permissions.ts';
import { Email, Locale, PersonName } from '../auth/person-fields.ts';
import { isReservedAddress } from '../auth/platform-admins.ts';
import { hashSecret, newSecret } from '../auth/secrets.ts';
import { type SignedIn, startSession } from '../auth/sessions.service.ts';
import { requireQuota } from '../billing/quotas.service.ts';
import { asPlatform, db } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { AppError } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import { type Invitation, Role, type User } from '../generated/prisma/client.ts';
import { publicUrl } from '../http/public-url.ts';
import { sendMail } from '../mail/mail.ts';
import { composeMail, mailLocale } from '../mail/templates.ts';
import { parseInput } from '../validation.ts';
import { withStatus } from './invitation-status.ts';
import { mayManage } from './members.service.ts';

const invitationDays = 7;

/** A new address for an invitation, and what is stored of it. The token is in the address only. */
export function invitationAddress() {
  const token = newSecret();
  const expiresAt = new Date(Date.now() + invitationDays * 24 * 60 * 60 * 1000);
  return { url: `${publicUrl()}/invite?token=${token}`, stored: { tokenHash: hashSecret(token), expiresAt } };
}

/**
 * Invitations of one address are made one at a time, and only one of them is open.
 * @param ownId the invitation that may be open
 * @throws CONFLICT when the person is a member or is invited already
 */
export async function refuseSecondInvitation({ tx, actor }: Change, email: string, ownId?: string): Promise<void> {
  const { organizationId } = actor;
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`invitation:${organizationId}:${email}`}, 0))`;
  const member = await tx.membership.findFirst({ where: { organizationId, user: { email } } });
  if (member) throw new AppError('CONFLICT', `${email} is a member already.`);
  const open = await tx.invitation.findFirst({
    where: { AND: [{ organizationId, email, ...(ownId && { id: { not: ownId } }) }, withStatus('OPEN')] },
  });
  if (open) throw new AppError('CONFLICT', `${email} is invited already; send that invitation again or revoke it.`);
}

const InviteMember = z.object({ email: Email, role: z.enum(Role) });

/**
 * Sends an invitation, which holds for seven days.
 * @returns the invitation and the address at which it is accepted
 * @throws VALIDATION_FAILED, FORBIDDEN, QUOTA_EXCEEDED, CONFLICT when the person is a member or is invited already
 */
export async function inviteMember(
  actor: Actor,
  input: unknown,
): Promise<Written<{ invitation: Invitation; url: string }>> {
  const member = authorizeStaff(actor, 'members:write');
  const { email, role } = parseInput(InviteMember, input);
  mayManage(member, [role]);
  const { organizationId } = member;
  const { url, stored } = invitationAddress();
  const written = await change(member, async (current) => {
    await refuseSecondInvitation(current, email);
    await requireQuota(current, 'seats');
    const invitation = await current.tx.invitation.create({
      data: {
        id: newId(),
        organizationId,
        email,
        role,
        invitedById: member.kind === 'user' ? member.id : null,
        ...stored,
      },
    });
    appendEvent(current, { type: 'member.invited', subjectId: invitation.id });
    recordAudit(current, {
      action: 'member.invite',
      targetType: 'Invitation',
      targetId: invitation.id,
      diff: difference(null, invitation, ['email', 'role', 'expiresAt']),
    });
    return { invitation, url };
  });
  await sendInvitation(member, email, url);
  return written;
}

/**
 * Never before the commit: the address must lead somewhere. In the language of the invited person where it is known, or
 * else of the one who invites.
 */
export async function sendInvitation(
  { kind, id, name, organizationId }: Member,
  to: string,
  link: string,
): Promise<void> {
  const [invited, inviting, organization] = await Promise.all([
    db.user.findUnique({ where: { email: to } }),
    kind === 'user' && id ? db.user.findUnique({ where: { id } }) : null,
    db.organization.findFirst({ where: { id: organizationId } }),
  ]);
  const organizationName = organization?.name ?? 'Switchboard';
  const values = { inviter: inviting?.name ?? name ?? organizationName, organization: organizationName };
  sendMail(composeMail('invitation', { to, locale: mailLocale((invited ?? inviting)?.locale), link, values }));
}

const InvitationToken = z.object({ token: z.string().min(1).max(200) });

const AcceptInvitation = InvitationToken.extend({
  name: PersonName.nullish(),
  password: Password.nullish(),
  locale: Locale.nullish(),
});

/**
 * Makes the invited person a member and logs them in. Somebody who has an account proves it by being logged in to it;
 * the token proves the address of a new account.
 * @throws NOT_FOUND for a token that is unknown, used or expired; VALIDATION_FAILED; FORBIDDEN for another account;
 * QUOTA_EXCEEDED when the plan has become smaller meanwhile
 */
export async function acceptInvitation(actor: Actor, input: unknown): Promise<SignedIn> {
  const { token, name, password, locale } = parseInput(AcceptInvitation, input);
  const invitation = await openInvitation(token);
  const existing = await db.user.findUnique({ where: { email: invitation.email } });
  if (existing && actor.id !== existing.id) {
    throw new AppError('FORBIDDEN', `Log in as ${invitation.email} first, then open the invitation again.`);
  }
  const account = existing ? null : parseInput(z.object({ name: PersonName, password: Password }), { name, password });
  const passwordHash = account ? await hashPassword(account.password) : null;
  const userId = existing?.id ?? newId();
  const { organizationId, role } = invitation;
  const joining = {
    ...actor,
    kind: 'user' as const,
    id: userId,
    organizationId,
    role,
    permissions: rolePermissions[role],
  };
  const { value: user } = await change(joining, async (current) => {
    const { count } = await current.tx.invitation.updateMany({
      where: { organizationId, id: invitation.id, tokenHash: invitation.tokenHash, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: new Date() },
    });
    if (count === 0) throw noInvitation();
    await requireQuota(current, 'seats'); // the invitation has just given its seat back
    const joined: User =
      existing ??
      (await createUser(() =>
        current.tx.user.create({
          data: {
            id: userId,
            email: invitation.email,
            name: account?.name ?? '',
            passwordHash,
            locale: locale ?? undefined,
            // Whoever invites knows the token too, so it proves no address that gives rights by itself.
            emailVerifiedAt: isReservedAddress(invitation.email) ? null : new Date(),
          },
        }),
      ));
    const membership = await current.tx.membership.create({ data: { id: newId(), organizationId, userId, role } });
    appendEvent(current, { type: 'member.added', subjectId: membership.id, payload: { userId } });
    recordAudit(current, {
      action: 'member.join',
      targetType: 'Membership',
      targetId: membership.id,
      diff: difference(null, membership, ['role']),
    });
    return joined;
  });
  forgetIdentities({});
  return startSession(actor, user, organizationId);
}

/** An open invitation as whoever holds its token sees it. */
export type ShownInvitation = Pick<Invitation, 'email' | 'role' | 'expiresAt'> & {
  organizationName: string;
  /** Null when an API key invites, or the person is gone. */
  inviterName: string | null;
  hasAccount: boolean;
};

/**
 * What an invitation says before it is accepted. The token proves that the caller got the mail, so that it may say
 * whether the address has an account.
 * @throws NOT_FOUND for a token that is unknown, used or expired; VALIDATION_FAILED
 */
export async function showInvitation(input: unknown): Promise<ShownInvitation> {
  const { token } = parseInput(InvitationToken, input);
  const { email, role, expiresAt, organizationId, invitedById } = await openInvitation(token);
  const [organization, inviter, account] = await Promise.all([
    asPlatform('accept an invitation by its token', (platform) =>
      platform.organization.findFirst({ where: { id: organizationId }, select: { name: true } }),
    ),
    invitedById ? db.user.findUnique({ where: { id: invitedById }, select: { name: true } }) : null,
    db.user.findUnique({ where: { email }, select: { id: true } }),
  ]);
  if (!organization) throw noInvitation();
  return {
    email,
    role,
    expiresAt,
    organizationName: organization.name,
    inviterName: inviter?.name ?? null,
    hasAccount: account !== null,
  };
}

function noInvitation(): AppError {
  return new AppError('NOT_FOUND', 'This invitation does not exist, was used, or has expired; ask for a new one.');
}

async function openInvitation(token: string): Promise<Invitation> {
  const invitation = await asPlatform('accept an invitation by its token', (platform) =>
    platform.invitation.findFirst({
      where: { tokenHash: hashSecret(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    }),
  );
  if (!invitation) throw noInvitation();
  return invitation;
}
