import type { AnswerStep } from '../../conversations/message-deltas.ts';

/** Who watches an answer being made. */
export type Audience = {
  /** Some more words. */
  write(piece: string): void;
  /** What was written is not said after all; this is what remains of it. */
  restart(text: string): void;
  step(step: AnswerStep, toolName?: string): void;
};

/** Nobody watches; only when the first words came is kept. */
export class SilentAudience implements Audience {
  firstWordsAt: number | null = null;

  write(): void {
    this.firstWordsAt ??= performance.now();
  }

  restart(): void {}

  step(): void {}
}
