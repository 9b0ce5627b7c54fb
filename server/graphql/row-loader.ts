import DataLoader from 'dataloader';
import { type Read, run, runTogether } from '../db/rows.ts';

/** How rows are read by keys, and which value of theirs belongs to each key. */
type Way<Row, Value> = {
  read: (keys: readonly string[]) => Read<Row> | null;
  values: (rows: Row[], keys: readonly string[]) => Value[];
};

/** Reads by key in batches, and hands on what it has read without a promise. */
export class RowLoader<Row extends object, Value> extends DataLoader<string, Value> {
  readonly #way: Way<Row, Value>;
  readonly #known = new Map<string, Value>();

  /** @param way `read` gives null where there is nothing to read from: outside of any organization */
  constructor(way: Way<Row, Value>) {
    super(async (keys) => {
      const read = way.read(keys);
      return this.#keep(keys, read ? await run(read) : []);
    });
    this.#way = way;
  }

  /** At once when it has been read before: for a field of each row of a list, a promise costs more than the field. */
  get(key: string): Value | Promise<Value> {
    const value = this.#known.get(key);
    return value === undefined ? this.load(key) : value;
  }

  #keep(keys: readonly string[], rows: Row[]): Value[] {
    const values = this.#way.values(rows, keys);
    for (const [index, key] of keys.entries()) this.#known.set(key, values[index] as Value);
    return values;
  }

  /** What is to be read of some keys, and what takes the rows. */
  prepare(keys: readonly (string | null)[]): { read: Read<Row>; keep: (rows: object[]) => void } | null {
    const unknown = [...new Set(keys)].filter((key) => key !== null && !this.#known.has(key)) as string[];
    const read = unknown.length > 0 ? this.#way.read(unknown) : null;
    return read && { read, keep: (rows) => void this.#keep(unknown, rows as Row[]) };
  }
}

type AnyLoader = Pick<RowLoader<object, unknown>, 'prepare'>;

/**
 * Reads what the fields of a page of rows will ask several loaders for, in one round trip. The fields would ask by
 * themselves, each with a promise of its own.
 */
export async function readAhead(wanted: readonly [loader: AnyLoader, keys: (string | null)[]][]): Promise<void> {
  const prepared = wanted.map(([loader, keys]) => loader.prepare(keys)).filter((one) => one !== null);
  if (prepared.length === 0) return;
  const results = await runTogether(prepared.map(({ read }) => read));
  for (const [index, { keep }] of prepared.entries()) keep(results[index] ?? []);
}

/** `next` of a value, or of what a promise will be; a promise only where there was one. */
export function after<Value, Next>(value: Value | Promise<Value>, next: (value: Value) => Next): Next | Promise<Next> {
  return value instanceof Promise ? value.then(next) : next(value);
}
