import { createHmac } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { AppError } from '../errors.ts';

const algorithm = 'HS256';
const issuer = 'switchboard';
const accessTokenSeconds = 15 * 60;
const contactTokenSeconds = 24 * 60 * 60;
const clockToleranceSeconds = 60;
/** How long a person may take to log in at an OpenID Connect provider. */
export const oidcRequestSeconds = 10 * 60;

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

const OidcRequest = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
});
export type OidcRequest = z.output<typeof OidcRequest>;

const oidcAudience = 'oidc-request';

export async function signOidcRequest(request: OidcRequest): Promise<string> {
  return (await sign(oidcAudience, 'sign-in', request, oidcRequestSeconds)).token;
}

/** What a browser set out to the provider with; null for a text that is not ours, was changed, or is too old. */
export async function verifyOidcRequest(token: string): Promise<OidcRequest | null> {
  const payload = await verified(token, { audience: oidcAudience }).catch((error: unknown) => {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  });
  return OidcRequest.safeParse(payload).data ?? null;
}

/** A hash of the text by each secret, the signing one first: nobody without the secret can compute or guess it. */
export function keyedHashes(purpose: string, text: string): string[] {
  if (keys.length === 0) throw new Error('setAuthSecrets was not called');
  return keys.map((key) => createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url'));
}

/** @returns the claims; null where no secret fits @throws JOSEError for a token that is expired or malformed */
async function verified(token: string, options: { audience?: string; clockTolerance?: number }) {
  for (const key of keys) {
    try {
      const { payload } = await jwtVerify<JWTPayload>(token, key, { algorithms: [algorithm], issuer, ...options });
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    }
  }
  return null;
}

/**
 * @throws UNAUTHENTICATED for a token that is expired, malformed, signed by another key or algorithm, or meant for
 * another audience
 */
export async function verifyToken(token: string): Promise<TokenClaims> {
  try {
    const payload = await verified(token, { clockTolerance: clockToleranceSeconds });
    if (payload) return Claims.parse(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new AppError('UNAUTHENTICATED', 'The access token has expired; refresh the session.', { expired: true });
    }
    if (!(error instanceof errors.JOSEError || error instanceof z.ZodError)) throw error;
  }
  throw new AppError('UNAUTHENTICATED', 'The access token is not valid.');
}
