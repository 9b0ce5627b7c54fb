import type { Turn } from './dialogue-file.ts';

/** What a run has done so far. */
export class Tally {
  readonly sent: Record<Turn['speaker'], number> = { contact: 0, agent: 0, action: 0 };
  readonly problems: string[] = [];
  readonly latenciesMs: number[] = [];
  readonly startedAt = performance.now();
  conversations = 0;
  retries = 0;
  lastRetry: string | null = null;
  #endedAt: number | null = null;

  countRetry(reason: string): void {
    this.retries += 1;
    this.lastRetry = reason;
  }

  countSent(speaker: Turn['speaker'], latencyMs: number): void {
    this.sent[speaker] += 1;
    this.latenciesMs.push(latencyMs);
  }

  end(): void {
    this.#endedAt = performance.now();
  }

  get messages(): number {
    return this.sent.contact + this.sent.agent + this.sent.action;
  }

  get seconds(): number {
    return ((this.#endedAt ?? performance.now()) - this.startedAt) / 1000;
  }

  get messagesPerSecond(): number {
    return this.seconds > 0 ? this.messages / this.seconds : 0;
  }

  /** @param share 0.5 for the median @returns 0 when nothing was sent */
  latencyMs(share: number): number {
    const sorted = this.latenciesMs.toSorted((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  }
}
