import type { Actor } from '../auth/actor.ts';
import { leaseOf } from '../auth/actor-lease.ts';
import type { AppError } from '../errors.ts';

type Options<State, Event> = {
  actor: Actor;
  /** Takes what is to be sent next out of what waits, and only that. */
  take: (waiting: Map<string, State>) => Event;
  /** Called once, when the subscriber has gone or may hear nothing more. */
  stop: () => void;
};

/**
 * Signals for one subscriber. A slow reader gets the latest state under each key: what came before means nothing any
 * more, so that no more waits for it than there are keys.
 */
export class LatestStates<State, Event> implements AsyncIterableIterator<Event> {
  #options: Options<State, Event>;
  #waiting: Map<string, State>;
  #ready: boolean;
  #failure: AppError | null = null;
  #closed = false;
  #wake: (() => void) | null = null;
  #endLease: () => void;

  /** @param first what the subscriber is told first, even if it is that there is nothing; null: nothing is told */
  constructor(options: Options<State, Event>, first: Iterable<[string, State]> | null = null) {
    this.#options = options;
    this.#waiting = new Map(first);
    this.#ready = first !== null;
    this.#endLease = leaseOf(options.actor, (error) => {
      this.#failure = error;
      this.#close();
    });
  }

  push(key: string, state: State): void {
    if (this.#closed) return;
    this.#waiting.set(key, state);
    this.#wake?.();
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  async next(): Promise<IteratorResult<Event, undefined>> {
    while (!this.#closed && !this.#ready && this.#waiting.size === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure) {
      const failure = this.#failure;
      this.#failure = null;
      throw failure;
    }
    if (this.#closed) return { done: true, value: undefined };
    this.#ready = false;
    return { done: false, value: this.#options.take(this.#waiting) };
  }

  async return(): Promise<IteratorResult<Event, undefined>> {
    this.#close();
    return { done: true, value: undefined };
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#waiting.clear();
    this.#endLease();
    this.#options.stop();
    this.#wake?.();
  }
}
