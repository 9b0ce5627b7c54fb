import { Comparison, type Side } from '../compare.ts';
import { lists } from '../documents.ts';
import { spread } from '../figures.ts';
import type { Filled } from '../fill.ts';
import { latencies, perSecond } from '../format.ts';
import type { HttpOutcome, Latency } from '../messages.ts';
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
  const shots = tiny.map(({ organizationId }) => graphqlShot(lists.inbox, {}, product.headers(organizationId)));
  return steadySide('small organizations', product, shots);
}

type Offer = { load: Remote; side: Side; ratePerSecond: number };

async function offer({ load, side, ratePerSecond }: Offer, together?: string): Promise<HttpOutcome> {
  const { name, port, shots, expected } = side;
  const task = { port, shots, expected, connections: 0, durationMs: settings.turnMs * 2, ratePerSecond, together };
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
      graphqlShot(lists.inbox, {}, product.headers(main.organizationId)),
    ]);
    const [smallLoad, largeLoad] = await Promise.all([0, 1].map(() => Remote.start('processes/load-http.ts')));
    if (!smallLoad || !largeLoad) throw new Error('no load generators');
    for (const load of [smallLoad, largeLoad]) running.defer(() => load.stop());
    const comparison = await Comparison.start({ floor: small, subject: large });
    const capacity = await comparison.once(large);
    await comparison.stop();
    const smallRate = Math.max(5, Math.round(capacity.perSecond * offered));
    const largeRate = Math.max(1, Math.round((smallRate * shareOfLarge) / (1 - shareOfLarge)));
    const ofSmall = { load: smallLoad, side: small, ratePerSecond: smallRate };
    const ofLarge = { load: largeLoad, side: large, ratePerSecond: largeRate };
    const rounds: { without: Latency; beside: Latency }[] = [];
    for (let round = 0; round < settings.rounds; round++) {
      await offer(ofSmall, `without ${round}`);
      const [beside] = await Promise.all([offer(ofSmall), offer(ofLarge)]);
      const { together } = await offer(ofSmall, `without ${round}`);
      rounds.push({ without: together, beside: beside.latency });
    }
    const ratio = spread(rounds.map(({ without, beside }) => beside.p99Ms / without.p99Ms));
    add({
      workload: `${tiny.length.toLocaleString('en')} small organizations beside one large with 20 % of the load, p99 of the small ones`,
      target: `≤ ${limit} ×`,
      ratio,
      floor: `alone, ${perSecond(smallRate)}: ${latencies(rounds.map(({ without }) => without))}`,
      subject: `beside ${perSecond(largeRate)} of the large one: ${latencies(rounds.map(({ beside }) => beside))}`,
      rounds: String(rounds.length),
      verdict: judged(ratio.median <= limit),
    });
  },
};
