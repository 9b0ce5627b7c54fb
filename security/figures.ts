/** A line for the log of the run: what was tried, and what came of it. */
export function figure(line: string): void {
  process.stdout.write(`  ▸ ${line}\n`);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
