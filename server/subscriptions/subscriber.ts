import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable } from '../db/errors.ts';
import type { Group } from './group.ts';
import type { Answer, Sink } from './sink.ts';

const outageWaitMs = 500;

type Options = {
  sink: Sink;
  /** Finds the group, which can be another after it was closed. */
  join: () => Group;
  /** The last event that the reader has; null: it wants what happens from now on. */
  start: number | null;
  /** The subscription has ended by an error. */
  onFailed: (error: unknown) => void;
};

/**
 * One subscription to the log: it replays what its reader has missed, says so, and then gets what happens together with
 * the others of its group. A reader that is too slow falls back to replaying, as fast as it reads; it misses nothing.
 */
export class Subscriber {
  readonly #sink: Sink;
  readonly #join: () => Group;
  readonly #onFailed: (error: unknown) => void;
  #group: Group;
  /** The last event that the reader has had. */
  #position: number;
  #announced: boolean;
  #ended = false;
  #catchingUp = false;

  constructor({ sink, join, start, onFailed }: Options) {
    this.#sink = sink;
    this.#join = join;
    this.#onFailed = onFailed;
    this.#position = start ?? 0;
    this.#announced = start === null;
    this.#group = join();
    this.#group.add(this);
  }

  /** @throws when the log cannot be read */
  async start(): Promise<void> {
    try {
      await this.#group.opened;
    } catch (error) {
      this.end();
      throw error;
    }
    if (this.#announced) this.#position = this.#group.head;
    void this.catchUp();
  }

  isFull(): boolean {
    return this.#sink.isFull();
  }

  /** Each answer once and in order, wherever it comes from. */
  give(answer: Answer): void {
    if (answer.seq <= this.#position) return;
    this.#position = answer.seq;
    this.#sink.send(answer);
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#group.remove(this);
  }

  fail(error: unknown): void {
    this.end();
    this.#onFailed(error);
  }

  /** The group has been closed; its live subscribers go on in another. */
  regroup(): void {
    if (this.#ended) return;
    this.#joinAnother();
    void this.catchUp();
  }

  #joinAnother(): void {
    this.#group.remove(this);
    this.#group = this.#join();
    this.#group.add(this);
  }

  async catchUp(): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      while (!this.#ended && !this.#isLive()) await this.#advance();
    } catch (error) {
      this.fail(error);
    } finally {
      this.#catchingUp = false;
    }
  }

  /** Joins the live ones when nothing is missing: synchronously, so that nothing can happen in between. */
  #isLive(): boolean {
    const group = this.#group;
    if (!group.isOpen || !this.#announced || this.#position < group.position || this.#sink.isFull()) return false;
    group.goLive(this);
    return true;
  }

  async #advance(): Promise<void> {
    await this.#sink.ready();
    if (this.#ended) return;
    if (this.#group.closed) this.#joinAnother();
    const group = this.#group;
    try {
      await group.opened;
      if (this.#position >= group.position) await this.#announce(group);
      else await this.#replay(group);
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      await sleep(outageWaitMs);
    }
  }

  async #announce(group: Group): Promise<void> {
    if (this.#announced) return;
    const mark = await group.caughtUp(this.#position);
    if (!mark || this.#ended) return;
    this.#announced = true;
    this.#sink.send(mark);
  }

  async #replay(group: Group): Promise<void> {
    const step = await group.step(this.#position);
    if (!step || this.#ended) return;
    for (const answer of step.answers) this.give(answer);
    this.#position = Math.max(this.#position, step.upTo);
  }
}
