import { AsyncLocalStorage } from 'node:async_hooks';
import { deserialize, serialize } from 'node:v8';
import { seal, unseal } from '../auth/sealing.ts';
import type { Tx } from '../db/client.ts';
import { AppError } from '../errors.ts';

export const keptMs = 24 * 60 * 60 * 1000;

/** A mutation that carries an Idempotency-Key. */
export type KeyedRequest = {
  /** Who sent it, and where: keys of different people never meet. */
  scope: string;
  key: string;
  organizationId: string | null;
  /** The mutation. */
  operation: string;
  requestHash: string;
  /** Hashes of the request by every secret in use; `requestHash` is the first. */
  marks: readonly string[];
  /** Changes begun so far. */
  slots: number;
  /** Whether a change of this request had been made before, and its answer was given again. */
  replayed: boolean;
};

/** The place of one change among those of its request. */
export type Claim = { request: KeyedRequest; slot: number };

const requests = new AsyncLocalStorage<KeyedRequest>();

export function runKeyed<T>(request: KeyedRequest, work: () => T): T {
  return requests.run(request, work);
}

/** Taken once for a change, however often its transaction is tried. */
export function claimChange(): Claim | null {
  const request = requests.getStore();
  return request ? { request, slot: request.slots++ } : null;
}

type Kept = { value: unknown; cursor: string };

/**
 * What this change answered the first time, looked up in the transaction that would make it again. Whoever comes second
 * while the first is at work is refused, so that nobody waits in the database.
 * @throws CONFLICT while a request with the same key is running; VALIDATION_FAILED when the key is another request's
 */
export async function findKept(tx: Tx, { request, slot }: Claim): Promise<Kept | null> {
  const { scope, key } = request;
  const [lock] = await tx.$queryRaw<{ free: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${`idempotency:${scope}:${key}:${slot}`}, 0)) AS free`;
  if (!lock?.free) throw stillRunning();
  const row = await tx.idempotencyKey.findFirst({ where: { scope, key, slot, expiresAt: { gt: new Date() } } });
  // Looked at again under the lock: another request may have used the key since this one was let in.
  if (row && !request.marks.includes(row.requestHash)) throw reused();
  const bytes = row?.result && unseal(row.result);
  if (!bytes) return null;
  request.replayed = true;
  return deserialize(bytes) as Kept;
}

export function reused(): AppError {
  const message = 'was used for another request; a key belongs to one request';
  return new AppError('VALIDATION_FAILED', `Idempotency-Key: ${message}.`, {
    fields: [{ path: 'Idempotency-Key', message }],
    reason: 'IDEMPOTENCY_KEY_REUSED',
  });
}

function stillRunning(): AppError {
  return new AppError('CONFLICT', 'A request with this Idempotency-Key is still running; try again in a moment.', {
    retryAfter: 1,
  });
}

/** In the same transaction as the change, so that the change and the memory of it are one. */
export async function keep(tx: Tx, { request, slot }: Claim, kept: Kept): Promise<void> {
  const { scope, key, organizationId, operation, requestHash } = request;
  const row = {
    organizationId,
    operation,
    requestHash,
    result: seal(serialize(kept)),
    answer: null,
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + keptMs),
  };
  await tx.idempotencyKey.upsert({
    where: { scope_key_slot: { scope, key, slot } },
    create: { scope, key, slot, ...row },
    update: row, // an expired one
  });
}
