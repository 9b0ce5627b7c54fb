import { Comparison, type HttpRound, p50Ratios, ratios } from '../compare.ts';
import { median, type Played, spread } from '../figures.ts';
import { latencies, microseconds, perSecond, roundsOf } from '../format.ts';
import type { Row } from '../row.ts';
import { listSides, type Servers, startServers } from '../sides.ts';
import type { Stage } from '../stage.ts';
import type { Line } from '../table.ts';
import { judged } from '../verdict.ts';

const target = '≥ 0.45 × floor, p50 ≤ 2 × floor, ≥ 1.2 × PostGraphile';
/** The rate offered in the open loop, as a share of what the product can do. */
const offered = 0.5;

type Sides = Awaited<ReturnType<typeof listSides>>;

function peersOf(sides: Sides, rounds: HttpRound[]) {
  return sides.peers.map(({ name }, index) => ({
    name,
    perSecond: median(rounds.map(({ peers }) => peers[index]?.perSecond ?? Number.NaN)),
    cpuUs: median(rounds.map(({ peers }) => peers[index]?.cpuUs ?? Number.NaN)),
    gain: spread(rounds.map(({ subject, peers }) => subject.perSecond / (peers[index]?.perSecond ?? Number.NaN))),
  }));
}

function lineOf(
  workload: string,
  sides: Sides,
  closed: Played<HttpRound>,
  open: Played<HttpRound>,
  rate: number,
): Line {
  const ratio = ratios(closed.rounds);
  const p50 = p50Ratios(open.rounds);
  const peers = peersOf(sides, closed.rounds);
  const of = (figure: (round: HttpRound) => number) => median(closed.rounds.map(figure));
  const latency = (side: 'floor' | 'subject') => latencies(open.rounds.map((round) => round[side].latency));
  const reached = ratio.median >= 0.45 && p50.median <= 2 && (peers[0]?.gain.median ?? 0) >= 1.2;
  return {
    workload,
    target,
    ratio,
    p50,
    floor: `${perSecond(of(({ floor }) => floor.perSecond))}; at ${perSecond(rate)} ${latency('floor')}`,
    subject: `${perSecond(of(({ subject }) => subject.perSecond))}; at ${perSecond(rate)} ${latency('subject')}`,
    peers: peers
      .map(({ name, perSecond: rate, gain }) => `${name} ${perSecond(rate)} (Switchboard ${gain.median.toFixed(2)} ×)`)
      .join(', '),
    cpu: [
      `floor ${microseconds(of(({ floor }) => floor.cpuUs))}`,
      `Switchboard ${microseconds(of(({ subject }) => subject.cpuUs))}`,
      ...peers.map(({ name, cpuUs }) => `${name} ${microseconds(cpuUs)}`),
    ].join(', '),
    rounds: roundsOf(closed, open),
    verdict: judged(reached, { unsteady: closed.unsteady || open.unsteady }),
  };
}

async function measureList(stage: Stage, servers: Servers, which: 'inbox' | 'thread', conversation?: string) {
  const sides = await listSides(stage, which, servers, conversation);
  const comparison = await Comparison.start(sides);
  try {
    const closed = await comparison.capacity();
    const rate = Math.max(10, Math.round(median(closed.rounds.map(({ subject }) => subject.perSecond)) * offered));
    const open = await comparison.latency(rate);
    return { sides, closed, open, rate };
  } finally {
    await comparison.stop();
  }
}

export const inboxList: Row = {
  name: 'W1',
  what: 'inbox list over HTTP',
  measure: async (stage, running, add) => {
    const servers = await startServers(stage, running);
    const { sides, closed, open, rate } = await measureList(stage, servers, 'inbox');
    add(lineOf('W1 inbox list, 50 open conversations', sides, closed, open, rate));
  },
};

export const threadPage: Row = {
  name: 'W2',
  what: 'thread page over HTTP',
  measure: async (stage, running, add) => {
    const servers = await startServers(stage, running);
    const { threads } = await stage.world();
    const { sides, closed, open, rate } = await measureList(stage, servers, 'thread', threads.long);
    add(lineOf('W2 thread page, 50 messages with authors', sides, closed, open, rate));
  },
};
