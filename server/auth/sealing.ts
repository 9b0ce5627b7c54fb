import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

type Keys = { sealing: Buffer; marking: Buffer };

let keys: Keys[] = [];

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `switchboard ${purpose}`, 32));
}

/** Keys of their own derived from the AUTH_SECRETs: the first seals, all open. */
export function configureSealing(secrets: readonly string[]): void {
  keys = secrets.map((secret) => ({ sealing: derive(secret, 'sealing'), marking: derive(secret, 'marking') }));
}

function firstKey(): Keys {
  const [first] = keys;
  if (!first) throw new Error('configureSealing was not called');
  return first;
}

/** Encrypts what is stored for a while and holds secrets (AES-256-GCM). */
export function seal(plain: Uint8Array): Buffer<ArrayBuffer> {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, firstKey().sealing, iv);
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
  for (const { sealing } of keys) {
    try {
      const decipher = createDecipheriv(algorithm, sealing, iv).setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    } catch {
      // sealed with another secret: the next one is tried
    }
  }
  return null;
}

/** A hash that nobody can compute or compare without the secret, one for each secret in use; the first is to be stored. */
export function marksOf(text: string): [string, ...string[]] {
  const [first, ...others] = keys.map(({ marking }) => createHmac('sha256', marking).update(text).digest('base64url'));
  if (!first) throw new Error('configureSealing was not called');
  return [first, ...others];
}
