import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';

const timerSlackMs = 1.5;

/** One clock for all processes of the machine, in milliseconds. */
export const nowMs = () => Number(process.hrtime.bigint() / 1000n) / 1000;

/** Timers are exact to a millisecond or so; the rest is waited for turn by turn, so that nothing is sent too early. */
async function untilDue(dueMs: number): Promise<void> {
  const leftMs = dueMs - nowMs();
  if (leftMs > timerSlackMs) await delay(leftMs - timerSlackMs);
  while (nowMs() < dueMs) await nextTurn();
}

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
    await untilDue(dueMs);
    running.push(work(dueMs, index));
  }
  await Promise.all(running);
}
