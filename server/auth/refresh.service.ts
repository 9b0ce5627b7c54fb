import { db } from '../db/client.ts';
import { AppError } from '../errors.ts';
import { change, recordAudit } from '../events/change.ts';
import type { Session, User } from '../generated/prisma/client.ts';
import { platformOrganizationId } from '../organizations/platform-organization.ts';
import type { Actor } from './actor.ts';
import { personIn } from './person.ts';
import { nextRefreshToken, sessionOf } from './refresh-token.ts';
import { hashSecret } from './secrets.ts';
import {
  closeSessions,
  endSessions,
  nextExpiry,
  organizationOf,
  requireMembership,
  type SignedIn,
  signedIn,
} from './sessions.service.ts';

/** A client that lost the answer, or a second tab, may exchange the same token again for so long. */
const graceMs = 10_000;

type KnownSession = Session & { user: User };

function ended(): AppError {
  return new AppError('UNAUTHENTICATED', 'The session has ended; log in again.');
}

/**
 * Exchanges a refresh token for a new one. The token exchanged last gives the same new one again for 10 s. Any other
 * token of the session has been copied by somebody, so the whole session ends (docs/adr/0008-sign-in.md).
 * @param wanted switches the session to this organization of the user
 * @throws UNAUTHENTICATED; NOT_FOUND for an organization the user does not belong to
 */
export async function refreshSession(
  actor: Actor,
  refreshToken: string | null,
  wanted: string | null,
): Promise<SignedIn> {
  const session = refreshToken ? await findSession(refreshToken) : null;
  if (!session || !refreshToken) throw ended();
  if (wanted) await requireMembership(session.userId, wanted);
  const organizationId = wanted ?? (await organizationOf(session.userId, session.lastOrganizationId));
  const renewed =
    (await rotate(actor, session, refreshToken, organizationId)) ??
    (await repeat(actor, refreshToken, organizationId)) ??
    (await endReplayed(actor, session.id, organizationId));
  return signedIn(session.user, renewed.session, renewed.refreshToken);
}

async function findSession(refreshToken: string): Promise<KnownSession | null> {
  const id = sessionOf(refreshToken);
  const session = id && (await db.session.findFirst({ where: { id }, include: { user: true } }));
  return session && !session.revokedAt && session.expiresAt > new Date() ? session : null;
}

type Renewed = { session: Session; refreshToken: string };

/** The exchange itself; null when the token is not the session's current one (any more). */
async function rotate(
  actor: Actor,
  session: Session,
  refreshToken: string,
  organizationId: string | null,
): Promise<Renewed | null> {
  const tokenHash = hashSecret(refreshToken);
  const next = nextRefreshToken(refreshToken);
  if (session.tokenHash !== tokenHash || !next) return null;
  const { value } = await change(personIn(actor, session.userId, organizationId), async (current) => {
    const [rotated] = await current.tx.session.updateManyAndReturn({
      where: { id: session.id, tokenHash, revokedAt: null },
      data: {
        tokenHash: hashSecret(next),
        previousTokenHash: tokenHash,
        rotatedAt: new Date(),
        lastUsedAt: new Date(),
        expiresAt: nextExpiry(),
        lastOrganizationId: organizationId,
      },
    });
    if (rotated) recordAudit(current, { action: 'session.refresh', targetType: 'Session', targetId: session.id });
    return rotated ? { session: rotated, refreshToken: next } : null;
  });
  return value;
}

/** The same exchange once more, within the grace; null when it is something else. */
async function repeat(actor: Actor, refreshToken: string, organizationId: string | null): Promise<Renewed | null> {
  const session = await findSession(refreshToken); // as it is after an exchange of the same moment
  if (!session) throw ended();
  const next = nextRefreshToken(refreshToken, session.tokenHash);
  const isFresh = session.rotatedAt !== null && Date.now() - session.rotatedAt.getTime() < graceMs;
  if (!next || !isFresh || session.previousTokenHash !== hashSecret(refreshToken)) return null;
  const { value } = await change(personIn(actor, session.userId, organizationId), async (current) => {
    recordAudit(current, { action: 'session.refresh', targetType: 'Session', targetId: session.id });
    return current.tx.session.update({ where: { id: session.id }, data: { lastOrganizationId: organizationId } });
  });
  return { session: value, refreshToken: next };
}

/** Whoever holds an exchanged token has it from the person or from a thief, and we cannot tell which. */
async function endReplayed(actor: Actor, id: string, organizationId: string | null): Promise<never> {
  const somebody = { ...actor, organizationId: organizationId ?? platformOrganizationId };
  const { value } = await change(somebody, (current) => endSessions(current, { id }, 'session.replay'));
  closeSessions(value);
  throw ended();
}
