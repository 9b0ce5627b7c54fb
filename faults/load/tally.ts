import type { Latency, Window } from './protocol.ts';

/** Counts what happens in the load process until somebody asks. */
export class Tally {
  #startedAt = performance.now();
  #counts = noCounts();
  #failures: Record<string, number> = {};
  #delivery: number[] = [];
  #acknowledgement: number[] = [];
  #resume: number[] = [];
  #ends: Window['ends'] = [];

  attempt(): void {
    this.#counts.attempts += 1;
  }

  acknowledged(tookMs: number): void {
    this.#counts.acknowledged += 1;
    this.#acknowledgement.push(tookMs);
  }

  failed(code: string, retryable: boolean, startedAt: number): void {
    this.#counts.failed += 1;
    this.#failures[code] = (this.#failures[code] ?? 0) + 1;
    if (!retryable) this.#counts.notRetryable += 1;
    if (startedAt < this.#startedAt) return;
    this.#counts.failedMsMax = Math.max(this.#counts.failedMsMax, performance.now() - startedAt);
  }

  late(count: number): void {
    this.#counts.late += count;
  }

  delivered(tookMs: number): void {
    this.#delivery.push(tookMs);
  }

  ended(code: number): void {
    this.#ends.push({ at: Date.now(), code });
  }

  resumed(tookMs: number): void {
    this.#resume.push(tookMs);
  }

  /** The figures so far; counting begins anew. */
  take(): Window {
    const window: Window = {
      ...this.#counts,
      seconds: (performance.now() - this.#startedAt) / 1000,
      failures: this.#failures,
      delivery: summary(this.#delivery),
      acknowledgement: summary(this.#acknowledgement),
      resumeMs: summary(this.#resume),
      ends: this.#ends,
    };
    this.#startedAt = performance.now();
    this.#counts = noCounts();
    this.#failures = {};
    this.#delivery = [];
    this.#acknowledgement = [];
    this.#resume = [];
    this.#ends = [];
    return window;
  }
}

function noCounts() {
  return { acknowledged: 0, attempts: 0, failed: 0, notRetryable: 0, failedMsMax: 0, late: 0 };
}

function summary(values: number[]): Latency {
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
