import type { ExecutionResult } from 'graphql';
import type { Answer, Sink } from './sink.ts';

type Results = AsyncIterableIterator<ExecutionResult, undefined>;
type Step = IteratorResult<ExecutionResult, undefined>;

const waitingMax = 200;
const done: Step = { done: true, value: undefined };

/** Something that one waits for and that is awaited at most once at a time. */
class Gate {
  #open: (() => void) | null = null;

  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#open?.();
    this.#open = null;
  }
}

/** Answers wait here until they are pulled, a bounded number of them. For Server-Sent Events. */
export class PulledStream implements Results, Sink {
  readonly #filled = new Gate();
  readonly #emptied = new Gate();
  readonly #onEnd: () => void;
  #waiting: Answer[] = [];
  #failure: { error: unknown } | null = null;
  #ended = false;

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  send(answer: Answer): void {
    this.#waiting.push(answer);
    this.#filled.open();
  }

  isFull(): boolean {
    return this.#waiting.length >= waitingMax;
  }

  async ready(): Promise<void> {
    if (this.isFull() && !this.#ended) await this.#emptied.wait();
  }

  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#filled.open();
  }

  async next(): Promise<Step> {
    while (!this.#ended) {
      if (this.#failure) {
        this.#end();
        throw this.#failure.error;
      }
      const answer = this.#waiting.shift();
      if (!this.isFull()) this.#emptied.open();
      if (answer) return { done: false, value: answer.result };
      await this.#filled.wait();
    }
    return done;
  }

  async return(): Promise<Step> {
    this.#end();
    return done;
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting = [];
    this.#filled.open();
    this.#emptied.open();
    this.#onEnd();
  }
}

/**
 * Stands for a subscription whose answers are pushed past it: it yields nothing and is over when the subscription is.
 */
export class HeldStream implements Results {
  readonly #onEnd: () => void;
  readonly #over = Promise.withResolvers<Step>();

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
    this.#over.promise.catch(() => undefined); // told to whoever waits in `next`
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step> {
    return this.#over.promise;
  }

  async return(): Promise<Step> {
    this.#onEnd();
    this.#over.resolve(done);
    return done;
  }

  fail(error: unknown): void {
    this.#over.reject(error);
  }
}
