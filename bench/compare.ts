import { type Played, playRounds, spread } from './figures.ts';
import { cpuMs } from './machine.ts';
import type { Expected, HttpLoad, HttpOutcome, Shot } from './messages.ts';
import { Remote } from './remote.ts';
import { settings } from './settings.ts';
import { VoidFigure } from './void-figure.ts';

/** One side of a comparison: a server, what it is asked, and what it must answer. */
export type Side = { name: string; port: number; pid: number; shots: Shot[]; expected: Expected };

type Turn = HttpOutcome & { cpuUs: number };

export type HttpRound = { floor: Turn; subject: Turn; peers: Turn[] };

type Plan = { floor: Side; subject: Side; peers?: Side[]; connections?: number };

const warmUpMs = 1000;

/** Plays both sides from one load process, in turns: floor, subject, peers, floor. */
export class Comparison {
  readonly #load: Remote;
  readonly #plan: Plan;

  private constructor(load: Remote, plan: Plan) {
    this.#load = load;
    this.#plan = plan;
  }

  /** Also warms every server up. */
  static async start(plan: Plan): Promise<Comparison> {
    const comparison = new Comparison(await Remote.start('processes/load-http.ts'), plan);
    for (const side of [plan.floor, plan.subject, ...(plan.peers ?? [])]) {
      await comparison.#turn(side, { durationMs: Math.max(warmUpMs, settings.turnMs) });
    }
    return comparison;
  }

  stop(): Promise<void> {
    return this.#load.stop();
  }

  /** One closed-loop turn outside any round. */
  once(side: Side): Promise<Turn> {
    return this.#turn(side);
  }

  /** @throws VoidFigure when an answer is wrong */
  async #turn(side: Side, options: Partial<HttpLoad> = {}): Promise<Turn> {
    const cpuBefore = cpuMs(side.pid);
    const outcome = await this.#load.ask<HttpOutcome>('load', {
      port: side.port,
      shots: side.shots,
      expected: side.expected,
      connections: this.#plan.connections ?? settings.connections,
      durationMs: settings.turnMs,
      ...options,
    });
    if (outcome.wrong > 0) throw new VoidFigure(`${side.name}: ${outcome.wrong} wrong answers, ${outcome.sample}`);
    return { ...outcome, cpuUs: ((cpuMs(side.pid) - cpuBefore) * 1000) / outcome.answers };
  }

  /** Closed loop: how many requests a second each side answers. */
  capacity(): Promise<Played<HttpRound>> {
    return this.#rounds({}, ({ perSecond }) => perSecond);
  }

  /** Open loop, the same rate offered to both: how long a request takes. */
  latency(ratePerSecond: number): Promise<Played<HttpRound>> {
    return this.#rounds({ ratePerSecond }, ({ latency }) => latency.p50Ms);
  }

  #rounds(options: Partial<HttpLoad>, figure: (turn: Turn) => number): Promise<Played<HttpRound>> {
    const { floor, subject, peers = [] } = this.#plan;
    const withPeers = options.ratePerSecond ? [] : peers;
    let played = 0;
    return playRounds({ ...settings, wanted: settings.rounds, most: settings.roundsMax }, async () => {
      const together = `floor in round ${++played} of ${options.ratePerSecond ?? 'capacity'}`;
      const before = await this.#turn(floor, { ...options, together });
      const middle = await this.#turn(subject, options);
      const others: Turn[] = [];
      for (const peer of withPeers) others.push(await this.#turn(peer, options));
      const after = await this.#turn(floor, { ...options, together });
      return {
        floors: { before: figure(before), after: figure(after) },
        round: { floor: bothOf(before, after), subject: middle, peers: others },
      };
    });
  }
}

/** The two floor turns of a round; their latencies were summed up in one histogram. */
function bothOf(before: Turn, after: Turn): Turn {
  const mean = (of: (turn: Turn) => number) => (of(before) + of(after)) / 2;
  const [perSecond, cpuUs] = [mean((turn) => turn.perSecond), mean((turn) => turn.cpuUs)];
  return { ...after, latency: after.together, perSecond, cpuUs };
}

export const ratios = (rounds: HttpRound[]) =>
  spread(rounds.map(({ subject, floor }) => subject.perSecond / floor.perSecond));

export const slowdowns = (rounds: HttpRound[]) =>
  spread(rounds.map(({ subject, floor }) => floor.perSecond / subject.perSecond));

export const p50Ratios = (rounds: HttpRound[]) =>
  spread(rounds.map(({ subject, floor }) => subject.latency.p50Ms / floor.latency.p50Ms));
