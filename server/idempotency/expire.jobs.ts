import { db } from '../db/client.ts';
import { repeat } from '../jobs/repeat.ts';

const everyMs = 10 * 60 * 1000;

/** Removes keys whose day is over. @returns how to stop */
export function startExpiringKeys(): () => Promise<void> {
  return repeat(everyMs, expireKeys, 'expired idempotency keys could not be removed');
}

async function expireKeys(): Promise<void> {
  await db.idempotencyKey.deleteMany({ where: { expiresAt: { lt: new Date() } } });
}
