import { asPlatform } from '../db/client.ts';
import { isDatabaseReadOnly } from '../db/errors.ts';
import { InFlight } from '../db/in-flight.ts';
import { AppError } from '../errors.ts';
import { onGone, publishGone } from '../events/bus.ts';
import type { Actor, RequestOrigin } from './actor.ts';
import { contactPermissions, isPermission, type Permission, rolePermissions, withReading } from './permissions.ts';
import { isPlatformAdmin } from './platform-admins.ts';
import { hashSecret } from './secrets.ts';
import { readSession } from './session-rows.ts';
import { verifyToken } from './tokens.ts';

/** An actor without the request it came with. */
type Identity = Omit<Actor, 'origin'>;

const freshMs = 1000;
const identitiesMax = 10_000;

/**
 * Identities read in the last second, so that a burst of requests asks the database once. A log-out or removal in any
 * process clears them at once; while the bus is away, those of another process are forgotten within the second.
 */
const known = new Map<string, { identity: Identity; until: number }>();
const identifying = new InFlight<Identity>();
const forgotten = new Set<(gone: Gone) => void>();

/**
 * Whose rights are no longer what they were. `changed`: they are others now (a new role), so the client comes back and
 * is identified anew; otherwise they have ended.
 */
export type Gone = {
  sessionId?: string;
  userId?: string;
  apiKeyId?: string;
  organizationId?: string;
  changed?: true;
};

/** Called when a session ended, a member was removed or changed, or a key was revoked. */
export function forgetIdentities(gone: Gone): void {
  forgetHere(gone);
  publishGone(gone);
}

/** Like `forgetIdentities`, in this process alone: the others have been told, or look by themselves. */
export function forgetHere(gone: Gone): void {
  known.clear();
  identifying.forget();
  for (const listener of forgotten) listener(gone);
}

onGone(forgetHere);

export function onIdentityForgotten(listener: (gone: Gone) => void): () => void {
  forgotten.add(listener);
  return () => forgotten.delete(listener);
}

export function isGone(actor: Actor, gone: Gone): boolean {
  if (gone.organizationId && gone.organizationId !== actor.organizationId) return false;
  if (gone.sessionId) return actor.sessionId === gone.sessionId;
  if (gone.userId) return actor.kind === 'user' && actor.id === gone.userId;
  if (gone.apiKeyId) return actor.kind === 'apiKey' && actor.id === gone.apiKeyId;
  return gone.organizationId !== undefined;
}

export type Credentials = { authorization: string | null; organizationId: string | null };

/**
 * Who sends a request: a person's access token, a contact's token or an API key, all as `Authorization: Bearer …`.
 * @param credentials.organizationId database id of the organization that a person asks to work in
 * @throws UNAUTHENTICATED, FORBIDDEN (suspended), NOT_FOUND (an organization that is not the person's)
 */
export async function authenticate(credentials: Credentials, origin: RequestOrigin): Promise<Actor | null> {
  if (!credentials.authorization) return null;
  const match = /^Bearer +([\x21-\x7e]+)$/i.exec(credentials.authorization.trim());
  if (!match?.[1]) throw new AppError('UNAUTHENTICATED', 'The Authorization header takes "Bearer <token or API key>".');
  const secret = match[1];
  const cacheKey = `${hashSecret(secret)} ${credentials.organizationId ?? ''}`;
  const cached = known.get(cacheKey);
  if (cached && cached.until > Date.now() && !isExpired(cached.identity)) return { ...cached.identity, origin };
  const identity = await identifying.share(cacheKey, () =>
    secret.startsWith('sb_live_')
      ? identifyApiKey(secret, credentials.organizationId)
      : identifyToken(secret, credentials.organizationId),
  );
  if (known.size >= identitiesMax) known.clear();
  known.set(cacheKey, { identity, until: Date.now() + freshMs });
  return { ...identity, origin };
}

function isExpired(identity: Identity): boolean {
  return identity.expiresAt !== null && identity.expiresAt <= new Date();
}

async function identifyToken(token: string, organizationId: string | null): Promise<Identity> {
  const claims = await verifyToken(token);
  const expiresAt = new Date(claims.exp * 1000);
  return claims.aud === 'user'
    ? identifyUser(claims.sub, claims.sid, organizationId, expiresAt)
    : identifyContact(claims.sub, claims.org, expiresAt);
}

async function identifyUser(
  userId: string,
  sessionId: string,
  wanted: string | null,
  expiresAt: Date,
): Promise<Identity> {
  const session = await readSession(sessionId, userId, wanted);
  if (!session || session.revokedAt) throw new AppError('UNAUTHENTICATED', 'The session has ended; log in again.');
  const { memberships } = session;
  const organizationId = wanted ?? session.lastOrganizationId;
  const chosen = memberships.find((membership) => membership.organizationId === organizationId);
  if (wanted && !chosen) throw new AppError('NOT_FOUND', 'Organization not found.');
  const platformAdmin = isPlatformAdmin(session);
  const isUsable = ({ suspendedAt }: (typeof memberships)[number]) => suspendedAt === null;
  if (wanted && chosen && !isUsable(chosen) && !platformAdmin) {
    throw new AppError('FORBIDDEN', 'This organization is suspended; ask the support of the platform.');
  }
  // Whoever's organization is suspended works in another, or in none: they can still see where they stand and log out.
  const membership = wanted
    ? [chosen].find((found) => found && isUsable(found))
    : [chosen, ...memberships].find((found) => found && isUsable(found));
  return {
    kind: 'user',
    id: userId,
    name: session.name,
    organizationId: membership?.organizationId ?? null,
    role: membership?.role ?? null,
    permissions: membership ? rolePermissions[membership.role] : new Set<Permission>(),
    sessionId,
    platformAdmin,
    expiresAt,
  };
}

async function identifyContact(contactId: string, organizationId: string, expiresAt: Date): Promise<Identity> {
  const contact = await asPlatform("authenticate a contact's token", (platform) =>
    platform.contact.findFirst({ where: { organizationId, id: contactId }, include: { organization: true } }),
  );
  if (!contact || contact.organization.deletedAt || contact.organization.suspendedAt) {
    throw new AppError('UNAUTHENTICATED', 'The token is not valid any more.');
  }
  return {
    kind: 'contact',
    id: contactId,
    name: contact.name,
    organizationId,
    role: null,
    permissions: contactPermissions,
    sessionId: null,
    platformAdmin: false,
    expiresAt,
  };
}

const lastUsedEveryMs = 60_000;

async function identifyApiKey(secret: string, wanted: string | null): Promise<Identity> {
  const invalid = new AppError('UNAUTHENTICATED', 'The API key is not valid.');
  const key = await asPlatform('authenticate an API key', async (platform) => {
    const found = await platform.apiKey.findUnique({
      where: { keyHash: hashSecret(secret) },
      include: { organization: true },
    });
    if (found && Date.now() - (found.lastUsedAt?.getTime() ?? 0) > lastUsedEveryMs) {
      const { organizationId, id } = found;
      await platform.apiKey
        .updateMany({ where: { organizationId, id }, data: { lastUsedAt: new Date() } })
        .catch((error: unknown) => {
          if (!isDatabaseReadOnly(error)) throw error; // what the key asks for may be a read, which still works
        });
    }
    return found;
  });
  if (!key || key.revokedAt || key.organization.deletedAt) throw invalid;
  if (key.expiresAt && key.expiresAt <= new Date()) throw new AppError('UNAUTHENTICATED', 'The API key has expired.');
  if (key.organization.suspendedAt) throw new AppError('FORBIDDEN', 'This organization is suspended.');
  if (wanted && wanted !== key.organizationId) throw new AppError('NOT_FOUND', 'Organization not found.');
  return {
    kind: 'apiKey',
    id: key.id,
    name: key.name,
    organizationId: key.organizationId,
    role: null,
    permissions: withReading(key.scopes.filter(isPermission)),
    sessionId: null,
    platformAdmin: false,
    expiresAt: key.expiresAt,
  };
}
