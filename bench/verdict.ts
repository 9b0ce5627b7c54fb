export type Verdict =
  | 'reached'
  | 'missed'
  | 'no target'
  | 'floors unsteady, not judged'
  | `void: ${string}`
  | `skipped: ${string}`;

/** @param reached null where nothing is demanded */
export function judged(reached: boolean | null, { unsteady = false } = {}): Verdict {
  if (unsteady) return 'floors unsteady, not judged';
  if (reached === null) return 'no target';
  return reached ? 'reached' : 'missed';
}
