import { asPlatform, db } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { AppError } from '../errors.ts';
import type { User } from '../generated/prisma/client.ts';
import type { RequestOrigin } from './actor.ts';
import { forgetIdentities } from './identities.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { signUserToken } from './tokens.ts';

const sessionDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** What a sign-in gives: a short-lived access token, and a refresh token that goes into an httpOnly cookie. */
export type SignedIn = {
  user: User;
  organizationId: string | null;
  accessToken: string;
  expiresAt: Date;
  refreshToken: string;
  refreshExpiresAt: Date;
};

export async function startSession(
  user: User,
  organizationId: string | null,
  origin: RequestOrigin,
): Promise<SignedIn> {
  const refreshToken = newSecret();
  const session = await db.session.create({
    data: {
      id: newId(),
      userId: user.id,
      tokenHash: hashSecret(refreshToken),
      lastOrganizationId: organizationId,
      userAgent: origin.userAgent?.slice(0, 500) ?? null,
      ip: origin.ip,
      expiresAt: new Date(Date.now() + sessionDays * dayMs),
    },
  });
  return signedIn(user, session, refreshToken);
}

async function signedIn(
  user: User,
  session: { id: string; lastOrganizationId: string | null; expiresAt: Date },
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

/**
 * Exchanges a refresh token for a new one. A token that was already exchanged was copied by somebody, so the whole
 * session ends.
 * @param organizationId switches the session to this organization of the user
 * @throws UNAUTHENTICATED; NOT_FOUND for an organization the user does not belong to
 */
export async function refreshSession(refreshToken: string | null, organizationId: string | null): Promise<SignedIn> {
  const ended = new AppError('UNAUTHENTICATED', 'The session has ended; log in again.');
  if (!refreshToken) throw ended;
  const tokenHash = hashSecret(refreshToken);
  const session = await db.session.findUnique({ where: { tokenHash }, include: { user: true } });
  if (!session) {
    await endReplayedSession(tokenHash);
    throw ended;
  }
  if (session.revokedAt || session.expiresAt <= new Date()) throw ended;
  if (organizationId) await requireMembership(session.userId, organizationId);
  const next = newSecret();
  const { count } = await db.session.updateMany({
    where: { id: session.id, tokenHash, revokedAt: null },
    data: {
      tokenHash: hashSecret(next),
      previousTokenHash: tokenHash,
      rotatedAt: new Date(),
      lastUsedAt: new Date(),
      expiresAt: new Date(Date.now() + sessionDays * dayMs),
      ...(organizationId && { lastOrganizationId: organizationId }),
    },
  });
  if (count === 0) throw ended; // two refreshes at once: the other one has the new token
  return signedIn(session.user, { ...session, lastOrganizationId: organizationId ?? session.lastOrganizationId }, next);
}

async function endReplayedSession(tokenHash: string): Promise<void> {
  const replayed = await db.session.findFirst({ where: { previousTokenHash: tokenHash, revokedAt: null } });
  if (replayed) await endSession(replayed.id);
}

/** Its tokens are refused from now on, and its sockets closed within a second. */
export async function endSession(sessionId: string): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: new Date() } });
  forgetIdentities({ sessionId });
}

async function requireMembership(userId: string, organizationId: string): Promise<void> {
  const membership = await asPlatform('switch to another organization of the user', (platform) =>
    platform.membership.findFirst({ where: { userId, organizationId } }),
  );
  if (!membership) throw new AppError('NOT_FOUND', 'Organization not found.');
}

/** Where the user worked last, or else the organization joined first. */
export async function firstOrganizationOf(userId: string): Promise<string | null> {
  const last = await db.session.findFirst({
    where: { userId, lastOrganizationId: { not: null } },
    orderBy: { lastUsedAt: 'desc' },
  });
  const memberships = await asPlatform("find the user's organizations", (platform) =>
    platform.membership.findMany({
      where: { userId, organization: { deletedAt: null } },
      orderBy: { createdAt: 'asc' },
    }),
  );
  const known = memberships.find((membership) => membership.organizationId === last?.lastOrganizationId);
  return (known ?? memberships[0])?.organizationId ?? null;
}
