import { openAudience, productChannel } from '../channels.ts';
import { deliveryLatency } from '../delivery.ts';
import { spread } from '../figures.ts';
import { latencies, milliseconds } from '../format.ts';
import type { Latency } from '../messages.ts';
import type { Product } from '../product.ts';
import { startRedis } from '../redis.ts';
import type { Row } from '../row.ts';
import { quick, settings } from '../settings.ts';
import type { Stage } from '../stage.ts';
import { judged } from '../verdict.ts';
import { gentleRate } from './fan-out.ts';

const subscribers = quick ? 200 : 1_000;
const limitMs = 10;

/** @returns null when this version refuses REDIS_URL */
async function startTwo(stage: Stage, url: string, running: AsyncDisposableStack): Promise<[Product, Product] | null> {
  const start = async () => {
    const product = await stage.product({ REDIS_URL: url });
    running.defer(() => product.stop());
    return product;
  };
  try {
    return [await start(), await start()];
  } catch (error) {
    if (error instanceof Error && /REDIS_URL is set/.test(error.message)) return null;
    throw error;
  }
}

export const throughRedis: Row = {
  name: 'W4-redis',
  what: 'fan-out through Redis and two API processes',
  measure: async (stage, running, add) => {
    const line = {
      workload: `W4 ${subscribers.toLocaleString('en')} subscribers through Redis: written at one process, heard at the other`,
      target: `p99 at most ${limitMs} ms more than within one process`,
    };
    const { main, quiet } = await stage.world();
    const url = await startRedis(running);
    if (!url) return add({ ...line, verdict: 'skipped: redis-server is not installed' });
    const two = await startTwo(stage, url, running);
    if (!two) return add({ ...line, verdict: 'skipped: this version refuses REDIS_URL' });
    const [writing, listening] = two;
    const alone = await stage.product();
    running.defer(() => alone.stop());
    // Conversations of their own, since the process without Redis would hear the others' sends from the log.
    const [first = '', second = ''] = main.conversations;
    const { organizationId } = main;
    const one = productChannel(
      { listening: alone },
      { organizationId, conversation: first },
      quiet,
      await openAudience(running),
    );
    const both = productChannel(
      { listening, writing },
      { organizationId, conversation: second },
      quiet,
      await openAudience(running),
    );
    for (const { grow, audience } of [one, both]) {
      await grow(subscribers);
      await audience.take();
    }
    const rounds: { one: Latency; both: Latency }[] = [];
    const latency = async (channel: typeof one) =>
      (await deliveryLatency(channel, subscribers, gentleRate(subscribers))).latency;
    for (let round = 0; round < settings.rounds; round++) {
      rounds.push({ one: await latency(one), both: await latency(both) });
    }
    const added = spread(rounds.map((round) => round.both.p99Ms - round.one.p99Ms));
    const shown = (of: 'one' | 'both') => latencies(rounds.map((round) => round[of]));
    add({
      ...line,
      ratio: `${milliseconds(added.median)} more (${milliseconds(added.least)}–${milliseconds(added.most)})`,
      floor: `one process: ${shown('one')}`,
      subject: `two and Redis: ${shown('both')}`,
      rounds: String(rounds.length),
      verdict: judged(added.median <= limitMs),
    });
  },
};
