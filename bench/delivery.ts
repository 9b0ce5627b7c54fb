import type { Channel } from './channels.ts';
import { cpuMs } from './machine.ts';
import type { Ledger } from './messages.ts';
import { nowMs, onSchedule } from './processes/schedule.ts';

export type Cost = {
  /** Server CPU for one delivery, without what the same sends cost when nobody listens. */
  deliveryUs: number;
  /** Server CPU for one send that nobody listens to. */
  sendUs: number;
};

async function cpuOf(pid: number, work: () => Promise<void>): Promise<number> {
  const before = cpuMs(pid);
  await work();
  return (cpuMs(pid) - before) * 1000;
}

/** One after the other, each to all channels and then awaited at every subscriber. */
async function publishEach(channels: readonly Channel[], events: number): Promise<void> {
  for (let event = 0; event < events; event++) {
    for (const { publish, audience, groups } of channels) {
      const delivered = audience.next(groups);
      await publish(nowMs());
      await delivered;
    }
  }
}

async function publishQuietly(channels: readonly Channel[], events: number): Promise<void> {
  for (let event = 0; event < events; event++) for (const { publish } of channels) await publish(nowMs(), true);
}

/**
 * Server CPU per delivery. The channels share a server and an audience, and differ in what they write to.
 * @throws VoidFigure when a delivery was wrong, lost or doubled
 */
export async function deliveryCost(
  channels: readonly Channel[],
  subscribersEach: number,
  events: number,
): Promise<Cost> {
  const [{ pid, audience }] = channels as [Channel];
  const quietUs = await cpuOf(pid, () => publishQuietly(channels, events));
  const loudUs = await cpuOf(pid, () => publishEach(channels, events));
  const deliveries = events * subscribersEach * channels.length;
  await audience.take(deliveries);
  return { deliveryUs: (loudUs - quietUs) / deliveries, sendUs: quietUs / (events * channels.length) };
}

/** From the moment a send was due to its receipt, at a gentle rate, in the open loop. */
export async function deliveryLatency(
  { publish, audience, groups }: Channel,
  subscribers: number,
  rate: { ratePerSecond: number; durationMs: number },
): Promise<Ledger> {
  const before = groups.map((group) => audience.delivered(group));
  let events = 0;
  await onSchedule(rate, async (dueMs) => {
    events += 1;
    await publish(dueMs);
  });
  await Promise.all(groups.map((group, index) => audience.reaches(group, (before[index] ?? 0) + events)));
  return audience.take(events * subscribers);
}
