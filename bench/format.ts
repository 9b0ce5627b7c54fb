import type { Played } from './figures.ts';

export const perSecond = (rate: number) => `${rate >= 10 ? Math.round(rate) : rate.toFixed(1)}/s`;

export function milliseconds(ms: number): string {
  return `${ms >= 100 ? Math.round(ms) : ms.toFixed(ms >= 10 ? 1 : 2)} ms`;
}

export function microseconds(us: number): string {
  return `${us >= 100 ? Math.round(us) : us.toFixed(1)} µs`;
}

export const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;

/** How many rounds a figure rests on. */
export function roundsOf(...played: Played<unknown>[]): string {
  return played.map(({ rounds, thrown }) => `${rounds.length} (${thrown} thrown)`).join(', ');
}
