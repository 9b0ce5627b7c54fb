import { build } from 'hdr-histogram-js';
import type { Latency } from '../messages.ts';

const highestUs = 120_000_000;

/** Latencies in an HDR histogram: microseconds, three significant digits, percentiles of all samples together. */
export class Latencies {
  readonly #histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: highestUs,
    numberOfSignificantValueDigits: 3,
  });

  recordMs(latencyMs: number): void {
    this.#histogram.recordValue(Math.min(highestUs, Math.max(1, Math.round(latencyMs * 1000))));
  }

  reset(): void {
    this.#histogram.reset();
  }

  summary(): Latency {
    const at = (percentile: number) => this.#histogram.getValueAtPercentile(percentile) / 1000;
    return {
      count: this.#histogram.totalCount,
      p50Ms: at(50),
      p90Ms: at(90),
      p99Ms: at(99),
      maxMs: this.#histogram.maxValue / 1000,
    };
  }
}
