import type { ExecutionResult } from 'graphql';

/** One event's answer, made once for all that get it. */
export class Answer {
  /** Its number in the log. */
  readonly seq: number;
  readonly result: ExecutionResult;
  #json: Buffer | null = null;

  constructor(seq: number, result: ExecutionResult) {
    this.seq = seq;
    this.result = result;
  }

  /** Serialised once, however many get it. */
  get json(): Buffer {
    this.#json ??= Buffer.from(JSON.stringify(this.result));
    return this.#json;
  }
}

/** Where a subscriber's answers go. */
export type Sink = {
  send: (answer: Answer) => void;
  /** So much waits for the reader that no more should be added. */
  isFull: () => boolean;
  /** Resolves when it takes more, or has ended. */
  ready: () => Promise<void>;
};
