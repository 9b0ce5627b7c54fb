import { db } from '../db/client.ts';
import { log } from '../logging/log.ts';

const everyMs = 10 * 60 * 1000;

/** Removes keys whose day is over. @returns how to stop */
export function startExpiringKeys(): () => Promise<void> {
  let working: Promise<void> | null = null;
  const timer = setInterval(() => {
    working ??= expireKeys().finally(() => {
      working = null;
    });
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}

async function expireKeys(): Promise<void> {
  try {
    await db.idempotencyKey.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  } catch (error) {
    log.warn({ err: error }, 'expired idempotency keys could not be removed; it is tried again later');
  }
}
