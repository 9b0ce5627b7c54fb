import { hashSecret, newSecret } from './secrets.ts';
import { keyedHashes } from './tokens.ts';

/** The session's id in hexadecimal and 43 random-looking characters. Only its hash is stored. */
const shape = /^([0-9a-f]{32})[\w-]{43}$/;

const hexOf = (sessionId: string) => sessionId.replaceAll('-', '');

export function firstRefreshToken(sessionId: string): string {
  return hexOf(sessionId) + newSecret();
}

/** Which session a token is of, if it is a refresh token at all; whether it is genuine, its hash tells. */
export function sessionOf(refreshToken: string): string | null {
  const hex = shape.exec(refreshToken)?.[1];
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') ?? null;
}

/**
 * The token that a token is exchanged for. It is computed from it with the server's secret, so that a repeated exchange
 * gives the same one; nobody else can compute it.
 * @param storedHash of several secrets, the one whose successor has this hash; without it, the first
 */
export function nextRefreshToken(refreshToken: string, storedHash?: string): string | undefined {
  const candidates = keyedHashes('refresh token', refreshToken).map((hash) => refreshToken.slice(0, 32) + hash);
  return storedHash ? candidates.find((candidate) => hashSecret(candidate) === storedHash) : candidates[0];
}
