import { createHash, randomBytes } from 'node:crypto';

/** An unguessable token of 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets are stored as this hash; they are random, so a slow hash would protect nothing more. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
