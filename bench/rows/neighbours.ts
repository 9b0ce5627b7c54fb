import { Comparison, type Side } from '../compare.ts';
import { inbox } from '../documents.ts';
import { median, spread } from '../figures.ts';
import type { Filled } from '../fill.ts';
import { milliseconds, perSecond } from '../format.ts';
import type { HttpOutcome } from '../messages.ts';
import type { Product } from '../product.ts';
import { Remote } from '../remote.ts';
import type { Row } from '../row.ts';
import { settings } from '../settings.ts';
import { graphqlShot, steadySide } from '../sides.ts';
import { judged } from '../verdict.ts';
import { VoidFigure } from '../void-figure.ts';

/** Of what the server can do, the small ones ask this; the large one comes on top with a fifth of the whole. */
const offered = 0.3;
const shareOfLarge = 0.2;
const limit = 1.2;

async function smallSide(product: Product, tiny: readonly Filled[]): Promise<Side> {
  const shots = tiny.map(({ organizationId }) => graphqlShot(inbox, {}, product.headers(organizationId)));
  return steadySide('small organizations', product, shots);
}

async function offer(load: Remote, { name, port, shots, expected }: Side, ratePerSecond: number): Promise<HttpOutcome> {
  const task = { port, shots, expected, connections: 0, durationMs: settings.turnMs * 2, ratePerSecond };
  const outcome = await load.ask<HttpOutcome>('load', task);
  if (outcome.wrong > 0) throw new VoidFigure(`${name}: ${outcome.wrong} wrong answers, ${outcome.sample}`);
  return outcome;
}

export const neighbours: Row = {
  name: 'neighbours',
  what: 'one large organization beside many small ones',
  measure: async (stage, running, add) => {
    const { main } = await stage.world();
    const tiny = await stage.tiny();
    const product = await stage.product();
    running.defer(() => product.stop());
    const small = await smallSide(product, tiny);
    const large = await steadySide('large organization', product, [
      graphqlShot(inbox, {}, product.headers(main.organizationId)),
    ]);
    const [smallLoad, largeLoad] = await Promise.all([0, 1].map(() => Remote.start('processes/load-http.ts')));
    if (!smallLoad || !largeLoad) throw new Error('no load generators');
    for (const load of [smallLoad, largeLoad]) running.defer(() => load.stop());
    const comparison = await Comparison.start({ floor: small, subject: large });
    const capacity = await comparison.once(large);
    await comparison.stop();
    const smallRate = Math.max(5, Math.round(capacity.perSecond * offered));
    const largeRate = Math.max(1, Math.round((smallRate * shareOfLarge) / (1 - shareOfLarge)));
    const rounds: { without: number; beside: number }[] = [];
    for (let round = 0; round < settings.rounds; round++) {
      const before = await offer(smallLoad, small, smallRate);
      const [beside] = await Promise.all([offer(smallLoad, small, smallRate), offer(largeLoad, large, largeRate)]);
      const after = await offer(smallLoad, small, smallRate);
      rounds.push({ without: (before.latency.p99Ms + after.latency.p99Ms) / 2, beside: beside.latency.p99Ms });
    }
    const ratio = spread(rounds.map(({ without, beside }) => beside / without));
    add({
      workload: `${tiny.length.toLocaleString('en')} small organizations beside one large with 20 % of the load, p99 of the small ones`,
      target: `≤ ${limit} ×`,
      ratio,
      floor: `alone, ${perSecond(smallRate)}: p99 ${milliseconds(median(rounds.map(({ without }) => without)))}`,
      subject: `beside ${perSecond(largeRate)} of the large one: p99 ${milliseconds(median(rounds.map(({ beside }) => beside)))}`,
      rounds: String(rounds.length),
      verdict: judged(ratio.median <= limit),
    });
  },
};
