import { setTimeout as sleep } from 'node:timers/promises';
import { UnreachableError } from './api.ts';
import type { Cast } from './cast.ts';
import type { Step } from './plan.ts';
import { type Played, Player, type Sent } from './player.ts';
import type { Tally } from './tally.ts';

type Hooks = {
  /** Ends the run after the messages that are under way. */
  signal?: AbortSignal;
  onSent?: (sent: Sent, played: Played) => void;
  /** The server has not come back; nothing else will get through either. */
  onUnreachable?: () => void;
};

/** Turns that wait or are under way; more are not begun, so that a slow server is not buried. */
const underWayMax = 64;
const behindMsMax = 1000;

/**
 * Carries out the steps, each in its own time; those of one conversation never overtake each other.
 * @returns the conversations as far as they were played; a failure ends one conversation, not the others
 */
export async function play(steps: Iterable<Step>, cast: Cast, tally: Tally, hooks: Hooks = {}): Promise<Played[]> {
  const lanes = new Map<number, { player: Player; last: Promise<void> }>();
  const underWay = new Set<Promise<void>>();
  const pace = new Pace(hooks.signal);
  for (const { script, turn, pauseMs } of steps) {
    await pace.wait(pauseMs);
    while (underWay.size >= underWayMax) await Promise.race(underWay);
    if (hooks.signal?.aborted) break;
    const lane = lanes.get(script.index) ?? { player: new Player(script, cast, tally), last: Promise.resolve() };
    lanes.set(script.index, lane);
    const step = lane.last.then(() => take(lane.player, turn, tally, hooks)).finally(() => underWay.delete(step));
    underWay.add(step);
    lane.last = step;
  }
  await Promise.all(underWay);
  tally.end();
  return [...lanes.values()].map(({ player }) => player.played);
}

async function take(
  player: Player,
  turn: Step['turn'],
  tally: Tally,
  { signal, onSent, onUnreachable }: Hooks,
): Promise<void> {
  const { played } = player;
  if (played.failure || signal?.aborted) return;
  try {
    if (turn === 'closing') return await player.close();
    const sent = await player.say(turn);
    onSent?.(sent, played);
  } catch (error) {
    if (error instanceof UnreachableError) onUnreachable?.();
    played.failure = error instanceof Error ? error.message : String(error);
    tally.problems.push(`${played.script.contact.name}: ${played.failure}`);
  }
}

/** Keeps the planned times. After a long stop it goes on from there, instead of making up for it in a burst. */
class Pace {
  #due = performance.now();
  readonly #signal: AbortSignal | undefined;

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  async wait(pauseMs: number): Promise<void> {
    this.#due = Math.max(this.#due + pauseMs, performance.now() - behindMsMax);
    const leftMs = this.#due - performance.now();
    if (leftMs > 1) await sleep(leftMs, undefined, { signal: this.#signal }).catch(() => {}); // aborted: no more waiting
  }
}
