/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return Number.NaN;
  if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] as number;
  return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

export type Spread = { median: number; least: number; most: number };

export function spread(values: readonly number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** How far apart the two floors of a round are, as a share of the greater. */
export function drift(before: number, after: number): number {
  return Math.abs(before - after) / Math.max(before, after);
}

export type Floors = { before: number; after: number };

export type Played<T> = {
  rounds: T[];
  thrown: number;
  /** Too few rounds had steady floors: then all of them are shown, and nothing is judged by them. */
  unsteady: boolean;
};

type Rules = { wanted: number; most: number; driftMax: number };

/**
 * Plays rounds until enough had steady floors, but not more than `most`. A round whose two floors differ by more than
 * `driftMax` is thrown away.
 */
export async function playRounds<T>(
  { wanted, most, driftMax }: Rules,
  play: () => Promise<{ floors: Floors; round: T }>,
): Promise<Played<T>> {
  const steady: T[] = [];
  const thrown: T[] = [];
  while (steady.length < wanted && steady.length + thrown.length < most) {
    const { floors, round } = await play();
    (drift(floors.before, floors.after) > driftMax ? thrown : steady).push(round);
  }
  const unsteady = steady.length < Math.min(wanted, 2);
  return { rounds: unsteady ? [...steady, ...thrown] : steady, thrown: thrown.length, unsteady };
}
