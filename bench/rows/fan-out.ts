import { type Channel, openAudience, openRivals, productChannel } from '../channels.ts';
import { type Cost, deliveryCost, deliveryLatency } from '../delivery.ts';
import { median, type Played, playRounds, spread } from '../figures.ts';
import { latencies, microseconds, roundsOf } from '../format.ts';
import type { Latency } from '../messages.ts';
import { nowMs } from '../processes/schedule.ts';
import { statementsDuring } from '../queries.ts';
import type { Row } from '../row.ts';
import { settings } from '../settings.ts';
import type { Stage } from '../stage.ts';
import { tooMany } from '../too-many.ts';
import { judged } from '../verdict.ts';

const deliveriesATurn = 20_000;
const eventsCounted = 10;

/** Limits of p99 by the number of subscribers, in milliseconds. */
const p99MsMax = new Map([
  [1_000, 40],
  [10_000, 250],
]);

type Sides = { floor: Channel; subject: Channel; peers: Channel[] };
type Round = { floor: Cost; subject: Cost; peers: Cost[]; floorLatency: Latency; latency: Latency };

const workloadOf = (subscribers: number) => `W4 one message to ${subscribers.toLocaleString('en')} subscribers`;

const eventsFor = (subscribers: number) => Math.min(60, Math.max(3, Math.round(deliveriesATurn / subscribers)));

export function gentleRate(subscribers: number) {
  if (subscribers <= 1_000) return { ratePerSecond: 10, durationMs: 2_000 };
  return subscribers <= 5_000 ? { ratePerSecond: 2, durationMs: 2_000 } : { ratePerSecond: 1, durationMs: 3_000 };
}

const mean = (before: Cost, after: Cost): Cost => ({
  deliveryUs: (before.deliveryUs + after.deliveryUs) / 2,
  sendUs: (before.sendUs + after.sendUs) / 2,
});

async function playRound({ floor, subject, peers }: Sides, subscribers: number) {
  const cost = (channel: Channel, events = eventsFor(subscribers)) => deliveryCost([channel], subscribers, events);
  const before = await cost(floor);
  const middle = await cost(subject);
  const others: Cost[] = [];
  for (const peer of peers) others.push(await cost(peer, Math.ceil(eventsFor(subscribers) / 3)));
  const after = await cost(floor);
  const { latency: floorLatency } = await deliveryLatency(floor, subscribers, gentleRate(subscribers));
  const { latency } = await deliveryLatency(subject, subscribers, gentleRate(subscribers));
  return {
    floors: { before: before.deliveryUs, after: after.deliveryUs },
    round: { floor: mean(before, after), subject: middle, peers: others, floorLatency, latency },
  };
}

/** Statements that the database executes for an event because somebody listens. */
async function statementsPerEvent(stage: Stage, { publish, audience, groups }: Channel): Promise<number> {
  const send = (quiet: boolean) => async () => {
    for (let event = 0; event < eventsCounted; event++) {
      const delivered = quiet ? null : audience.next(groups);
      await publish(nowMs(), quiet);
      await delivered;
    }
  };
  const [loud = 0, quiet = 0] = await statementsDuring(stage, [send(false), send(true)]);
  await audience.take();
  return (loud - quiet) / eventsCounted;
}

function lineOf(subscribers: number, sides: Sides, played: Played<Round>, statements: number) {
  const of = (figure: (round: Round) => number) => median(played.rounds.map(figure));
  const ratio = spread(played.rounds.map(({ subject, floor }) => subject.deliveryUs / floor.deliveryUs));
  const p99Ms = of(({ latency }) => latency.p99Ms);
  const limitMs = p99MsMax.get(subscribers);
  const { ratePerSecond } = gentleRate(subscribers);
  const received = (which: 'latency' | 'floorLatency') =>
    `${latencies(played.rounds.map((round) => round[which]))} at ${ratePerSecond}/s`;
  const peerUs = sides.peers.map((_, index) => of(({ peers }) => peers[index]?.deliveryUs ?? Number.NaN));
  const cost = of(({ subject }) => subject.deliveryUs);
  return {
    workload: workloadOf(subscribers),
    target: `CPU per delivery ≤ 1.25 × raw ws${limitMs ? `, p99 ≤ ${limitMs} ms` : ''}`,
    ratio,
    floor: `${microseconds(of(({ floor }) => floor.deliveryUs))} a delivery, ${received('floorLatency')}`,
    subject: `${microseconds(cost)} a delivery, ${received('latency')}, ${statements.toFixed(1)} statements an event`,
    peers: sides.peers
      .map(({ name }, index) => `${name} ${microseconds(peerUs[index] ?? Number.NaN)} a delivery`)
      .join(', '),
    cpu: `the send alone: raw ws ${microseconds(of(({ floor }) => floor.sendUs))}, Switchboard ${microseconds(of(({ subject }) => subject.sendUs))}`,
    rounds: roundsOf(played),
    verdict: judged(ratio.median <= 1.25 && p99Ms <= (limitMs ?? Number.POSITIVE_INFINITY), played),
  };
}

export const fanOut: Row = {
  name: 'W4',
  what: 'one message to many subscribers',
  measure: async (stage, running, add) => {
    const { main, quiet } = await stage.world();
    const product = await stage.product();
    running.defer(() => product.stop());
    const watched = { organizationId: main.organizationId, conversation: main.conversations[0] ?? '' };
    const subject = productChannel({ listening: product }, watched, quiet, await openAudience(running));
    const sides = { ...(await openRivals(stage, running)), subject };
    const costs: number[] = [];
    const statements: number[] = [];
    let before = 0;
    const counts: number[] = [];
    for (const subscribers of settings.subscribers) {
      const refused = tooMany(workloadOf(subscribers), subscribers);
      if (refused) {
        add(refused);
        continue;
      }
      counts.push(subscribers);
      for (const channel of [sides.floor, subject, ...sides.peers]) {
        await channel.grow(subscribers - before);
        await channel.audience.take();
      }
      before = subscribers;
      statements.push(await statementsPerEvent(stage, subject));
      const rules = { ...settings, wanted: settings.rounds, most: settings.roundsMax };
      const played = await playRounds(rules, () => playRound(sides, subscribers));
      costs.push(median(played.rounds.map(({ subject }) => subject.deliveryUs)));
      add(lineOf(subscribers, sides, played, statements.at(-1) ?? Number.NaN));
    }
    const [least, most] = [Math.min(...costs), Math.max(...costs)];
    const range = `${counts[0]} to ${counts.at(-1)?.toLocaleString('en')} subscribers`;
    add({
      workload: `W4 CPU per delivery from ${range}`,
      target: 'flat within 1.3 ×',
      ratio: (most / least).toFixed(2),
      subject: costs.map(microseconds).join(', '),
      verdict: judged(most / least <= 1.3),
    });
    const [fewest, mostStatements] = [Math.min(...statements), Math.max(...statements)];
    add({
      workload: `W4 database statements per event from ${range}`,
      target: 'constant',
      ratio: (mostStatements / Math.max(1, fewest)).toFixed(2),
      subject: statements.map((count) => count.toFixed(1)).join(', '),
      verdict: judged(mostStatements - fewest < 1),
    });
  },
};
