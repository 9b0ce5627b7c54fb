import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

let keys: Buffer[] = [];

/** Keys of their own derived from the AUTH_SECRETs: the first seals, all open. */
export function configureSealing(secrets: readonly string[]): void {
  keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'switchboard sealing', 32)));
}

/** Encrypts what is stored for a while and holds secrets (AES-256-GCM). */
export function seal(plain: Uint8Array): Buffer<ArrayBuffer> {
  const [key] = keys;
  if (!key) throw new Error('configureSealing was not called');
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** @returns null when none of the secrets in use sealed it, or it was tampered with */
export function unseal(sealed: Uint8Array): Buffer | null {
  const bytes = Buffer.from(sealed);
  const [iv, tag, body] = [
    bytes.subarray(0, ivBytes),
    bytes.subarray(ivBytes, ivBytes + tagBytes),
    bytes.subarray(ivBytes + tagBytes),
  ];
  for (const key of keys) {
    try {
      const decipher = createDecipheriv(algorithm, key, iv).setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    } catch {
      // sealed with another secret: the next one is tried
    }
  }
  return null;
}
