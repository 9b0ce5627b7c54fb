import { median, type Played } from './figures.ts';
import type { Latency } from './messages.ts';

export const perSecond = (rate: number) => `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`;

export function milliseconds(ms: number): string {
  const size = Math.abs(ms); // a difference may be negative
  return `${size >= 100 ? Math.round(ms) : ms.toFixed(size >= 10 ? 1 : 2)} ms`;
}

export function microseconds(us: number): string {
  return `${us >= 100 ? Math.round(us) : us.toFixed(1)} µs`;
}

export const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;

/** Each percentile is the median of the rounds. */
export function latencies(rounds: readonly Latency[]): string {
  const of = (figure: (latency: Latency) => number) => milliseconds(median(rounds.map(figure))).replace(' ms', '');
  const [p50, p90] = [of(({ p50Ms }) => p50Ms), of(({ p90Ms }) => p90Ms)];
  return `p50/p90/p99/max ${p50}/${p90}/${of(({ p99Ms }) => p99Ms)}/${of(({ maxMs }) => maxMs)} ms`;
}

/** How many rounds a figure rests on. */
export function roundsOf(...played: Played<unknown>[]): string {
  return played.map(({ rounds, thrown }) => `${rounds.length} (${thrown} thrown)`).join(', ');
}
