import { subscribersMax } from './machine.ts';
import type { Line } from './table.ts';

/** @returns a line that says so when a process may not have as many subscribers */
export function tooMany(workload: string, subscribers: number): Line | null {
  const most = subscribersMax();
  return subscribers > most ? { workload, target: '', verdict: `skipped: ulimit -n allows ${most} subscribers` } : null;
}
