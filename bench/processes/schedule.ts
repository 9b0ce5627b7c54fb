import { setTimeout as delay } from 'node:timers/promises';

/** One clock for all processes of the machine, in milliseconds. */
export const nowMs = () => Number(process.hrtime.bigint() / 1000n) / 1000;

/**
 * Open loop: starts work at times fixed beforehand, however slow the answers are, and hands each piece the time it was
 * due. A latency counted from that time leaves no wait out (no coordinated omission).
 */
export async function onSchedule(
  { ratePerSecond, durationMs }: { ratePerSecond: number; durationMs: number },
  work: (dueMs: number, index: number) => Promise<void>,
): Promise<void> {
  const startMs = nowMs() + 10;
  const total = Math.max(1, Math.round((ratePerSecond * durationMs) / 1000));
  const running: Promise<void>[] = [];
  for (let index = 0; index < total; index++) {
    const dueMs = startMs + (index * 1000) / ratePerSecond;
    const leftMs = dueMs - nowMs();
    if (leftMs > 1) await delay(leftMs - 0.5);
    running.push(work(dueMs, index));
  }
  await Promise.all(running);
}
