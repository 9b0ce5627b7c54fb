import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { AppError } from '../errors.ts';

const algorithm = 'HS256';
const issuer = 'switchboard';
const accessTokenSeconds = 15 * 60;
const contactTokenSeconds = 24 * 60 * 60;
const clockToleranceSeconds = 60;

let keys: Uint8Array[] = [];

/** The first secret signs, all verify, so that a secret can be replaced without logging anybody out. */
export function setAuthSecrets(secrets: string[]): void {
  keys = secrets.map((secret) => new TextEncoder().encode(secret));
}

const UserClaims = z.object({ aud: z.literal('user'), sub: z.uuid(), sid: z.uuid(), exp: z.number() });
const ContactClaims = z.object({ aud: z.literal('contact'), sub: z.uuid(), org: z.uuid(), exp: z.number() });
const Claims = z.discriminatedUnion('aud', [UserClaims, ContactClaims]);
export type TokenClaims = z.output<typeof Claims>;

async function sign(audience: string, subject: string, claims: Record<string, string>, seconds: number) {
  const [key] = keys;
  if (!key) throw new Error('setAuthSecrets was not called');
  const expiresAt = new Date((Math.floor(Date.now() / 1000) + seconds) * 1000);
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(key);
  return { token, expiresAt };
}

export function signUserToken(userId: string, sessionId: string) {
  return sign('user', userId, { sid: sessionId }, accessTokenSeconds);
}

export function signContactToken(contactId: string, organizationId: string) {
  return sign('contact', contactId, { org: organizationId }, contactTokenSeconds);
}

/**
 * @throws UNAUTHENTICATED for a token that is expired, malformed, signed by another key or algorithm, or meant for
 * another audience
 */
export async function verifyToken(token: string): Promise<TokenClaims> {
  for (const key of keys) {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        issuer,
        clockTolerance: clockToleranceSeconds,
      });
      return Claims.parse(payload);
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw new AppError('UNAUTHENTICATED', 'The access token has expired; refresh the session.', { expired: true });
      }
      if (!(error instanceof errors.JOSEError || error instanceof z.ZodError)) throw error;
    }
  }
  throw new AppError('UNAUTHENTICATED', 'The access token is not valid.');
}
