import { asPlatform, db } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { AppError } from '../errors.ts';
import { type Change, change, recordAudit } from '../events/change.ts';
import type { Prisma, Session, User } from '../generated/prisma/client.ts';
import type { Actor } from './actor.ts';
import { forgetIdentities } from './identities.ts';
import { personIn } from './person.ts';
import { firstRefreshToken } from './refresh-token.ts';
import { hashSecret } from './secrets.ts';
import { signUserToken } from './tokens.ts';

const sessionDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** A session ends after so long without a refresh. */
export const nextExpiry = () => new Date(Date.now() + sessionDays * dayMs);

/** What a sign-in gives: a short-lived access token, and a refresh token that goes into an httpOnly cookie. */
export type SignedIn = {
  user: User;
  organizationId: string | null;
  accessToken: string;
  expiresAt: Date;
  refreshToken: string;
  refreshExpiresAt: Date;
};

/** @param organizationId where the person works at first; null for somebody without an organization */
export async function startSession(actor: Actor, user: User, organizationId: string | null): Promise<SignedIn> {
  const id = newId();
  const refreshToken = firstRefreshToken(id);
  const { userAgent, ip } = actor.origin;
  const { value: session } = await change(personIn(actor, user.id, organizationId), async (current) => {
    recordAudit(current, { action: 'session.start', targetType: 'Session', targetId: id });
    return current.tx.session.create({
      data: {
        id,
        userId: user.id,
        tokenHash: hashSecret(refreshToken),
        lastOrganizationId: organizationId,
        userAgent: userAgent?.slice(0, 500) ?? null,
        ip,
        expiresAt: nextExpiry(),
      },
    });
  });
  return signedIn(user, session, refreshToken);
}

export async function signedIn(
  user: User,
  session: Pick<Session, 'id' | 'lastOrganizationId' | 'expiresAt'>,
  refreshToken: string,
): Promise<SignedIn> {
  const { token, expiresAt } = await signUserToken(user.id, session.id);
  return {
    user,
    organizationId: session.lastOrganizationId,
    accessToken: token,
    expiresAt,
    refreshToken,
    refreshExpiresAt: session.expiresAt,
  };
}

const isActive = () => ({ revokedAt: null, expiresAt: { gt: new Date() } });

/** The person's sessions that still hold, the one used last first, at most 100. */
export function activeSessions(userId: string): Promise<Session[]> {
  return db.session.findMany({ where: { userId, ...isActive() }, orderBy: { lastUsedAt: 'desc' }, take: 100 });
}

/**
 * In the caller's transaction: the tokens of these sessions are refused from its commit on.
 * @returns the ids of those that were active; hand them to `closeSessions` after the commit
 */
export async function endSessions(current: Change, which: Prisma.SessionWhereInput, action: string): Promise<string[]> {
  const ending = await current.tx.session.findMany({ where: { ...which, ...isActive() }, select: { id: true } });
  const ids = ending.map(({ id }) => id);
  await current.tx.session.updateMany({ where: { id: { in: ids } }, data: { revokedAt: new Date() } });
  for (const id of ids) recordAudit(current, { action, targetType: 'Session', targetId: id });
  return ids;
}

/** Closes what the ended sessions have open: here at once, in other processes within a second. */
export function closeSessions(ids: string[]): void {
  for (const sessionId of ids) forgetIdentities({ sessionId });
}

/** Ends one session of whoever acts. */
export async function endSession(actor: Actor, userId: string, sessionId: string): Promise<void> {
  const person = personIn(actor, userId, actor.organizationId);
  const { value } = await change(person, (current) => endSessions(current, { id: sessionId, userId }, 'session.end'));
  closeSessions(value);
}

/** @throws NOT_FOUND for an organization the user does not belong to */
export async function requireMembership(userId: string, organizationId: string): Promise<void> {
  const membership = await asPlatform('switch to another organization of the user', (platform) =>
    platform.membership.findFirst({ where: { userId, organizationId, organization: { deletedAt: null } } }),
  );
  if (!membership) throw new AppError('NOT_FOUND', 'Organization not found.');
}

/** Where the user worked last, or else the organization joined first. */
export async function firstOrganizationOf(userId: string): Promise<string | null> {
  const last = await db.session.findFirst({
    where: { userId, lastOrganizationId: { not: null } },
    orderBy: { lastUsedAt: 'desc' },
  });
  return organizationOf(userId, last?.lastOrganizationId ?? null);
}

/** The wanted organization where the user is still a member of it, or else the one joined first. */
export async function organizationOf(userId: string, wanted: string | null): Promise<string | null> {
  const memberships = await asPlatform("find the user's organizations", (platform) =>
    platform.membership.findMany({
      where: { userId, organization: { deletedAt: null } },
      orderBy: { createdAt: 'asc' },
    }),
  );
  const known = memberships.find(({ organizationId }) => organizationId === wanted);
  return (known ?? memberships[0])?.organizationId ?? null;
}
