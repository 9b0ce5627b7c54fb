import type { Answer } from './sink.ts';

const countMax = 512;
const ageMsMax = 60_000;

type Kept = { answer: Promise<Answer | null>; at: number };

/**
 * The newest answers of a group, and those that are being made: a thousand subscribers that resume at once wait for the
 * same ones. Bounded in number and age; whatever is no longer here is made again.
 */
export class RecentAnswers {
  readonly #kept = new Map<number, Kept>();

  get(seq: number): Promise<Answer | null> | undefined {
    const kept = this.#kept.get(seq);
    return kept && Date.now() - kept.at < ageMsMax ? kept.answer : undefined;
  }

  /** An answer that could not be made is not kept. */
  add(seq: number, answer: Promise<Answer | null>): void {
    this.#kept.delete(seq);
    this.#kept.set(seq, { answer, at: Date.now() });
    answer.catch(() => this.#kept.delete(seq));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= countMax) break;
      this.#kept.delete(oldest);
    }
  }
}
