type Row = Record<string, unknown>;

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Date ? value.toISOString() : (value ?? null);
}

/**
 * What a change did to a row, for its audit row: `{ name: { from: 'Ana', to: 'Arta' } }`. Only the named fields are looked
 * at, so that a secret gets into it by no accident.
 * @param before null for a creation
 * @param after null for a deletion
 */
export function difference<T extends Row>(
  before: T | null,
  after: T | null,
  names: readonly (keyof T & string)[],
): Record<string, { from: unknown; to: unknown }> {
  const changed = names.flatMap((name) => {
    const [from, to] = [plain(before?.[name]), plain(after?.[name])];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [[name, { from, to }] as const];
  });
  return Object.fromEntries(changed);
}
