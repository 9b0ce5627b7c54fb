import { seal, unseal } from '../auth/sealing.ts';
import { keyedHashes } from '../auth/tokens.ts';
import { db } from '../db/client.ts';
import { type KeyedRequest, keptMs, reused } from './claims.ts';

const answerBytesMax = 512 * 1024;

/** A whole answer, and the document that asked for it: another document gets its own fields of the same change. */
export type KeptAnswer = { document: string; data: unknown; cookies: string[] };

/**
 * The answer that a key was given before.
 * @returns null when the key is new, or its request has not come to its end
 * @throws VALIDATION_FAILED when the key belongs to another request
 */
export async function findAnswer({ scope, key, marks }: KeyedRequest): Promise<KeptAnswer | null> {
  const row = await db.idempotencyKey.findFirst({ where: { scope, key, slot: 0, expiresAt: { gt: new Date() } } });
  if (!row) return null;
  if (!marks.includes(row.requestHash)) throw reused();
  const bytes = row.answer && unseal(row.answer);
  return bytes ? (JSON.parse(bytes.toString()) as KeptAnswer) : null;
}

/**
 * Keeps the answer of a request that has succeeded. The change itself is remembered already (claims.ts); when this is
 * lost, the answer is made again from it.
 */
export async function keepAnswer(request: KeyedRequest, answer: KeptAnswer): Promise<void> {
  const json = Buffer.from(JSON.stringify(answer));
  if (json.length > answerBytesMax) return;
  const { scope, key, organizationId, operation, requestHash } = request;
  const sealed = seal(json);
  const { count } = await db.idempotencyKey.updateMany({
    where: { scope, key, slot: 0, requestHash },
    data: { answer: sealed },
  });
  if (count > 0) return;
  // A mutation that changed nothing has no row yet; one that lost the key to another request leaves that one's alone.
  const expiresAt = new Date(Date.now() + keptMs);
  const row = { scope, key, slot: 0, organizationId, operation, requestHash, answer: sealed, expiresAt };
  await db.idempotencyKey.createMany({ data: [row], skipDuplicates: true });
}

/** The hashes of a mutation and its input, by every secret in use; the first one is stored. */
export function marksOfRequest(operation: string, args: unknown): string[] {
  return keyedHashes('idempotent request', `${operation} ${canonicalJson(args)}`);
}

/** The same text for the same value, whatever the order of its members. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
