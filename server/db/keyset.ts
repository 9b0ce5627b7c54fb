import { validationFailed } from '../errors.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { columnName } from './names.ts';

type Kind = 'date' | 'int' | 'text' | 'uuid';
type Direction = 'asc' | 'desc';

/** One sort column of a list. The last one must be unique, or pages would skip and repeat rows. */
export type SortColumn = { name: string; kind: Kind; direction: Direction };

type KeyValue = Date | number | string;

/** A page to read: `limit` rows from behind `from`, forwards or backwards. */
export type Page = { limit: number; from: string | null; backward: boolean };

/** Opaque to clients: the sort values of a row. */
export function encodeKey(row: Record<string, unknown>, columns: readonly SortColumn[]): string {
  const values = columns.map(({ name }) => {
    const value = row[name];
    return value instanceof Date ? value.toISOString() : value;
  });
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function decodeValue(kind: Kind, value: unknown): KeyValue | null {
  if (kind === 'int') return Number.isSafeInteger(value) ? (value as number) : null;
  if (typeof value !== 'string') return null;
  if (kind === 'uuid') return uuid.test(value) ? value : null;
  if (kind === 'text') return value.includes('\0') ? null : value; // no text column holds it
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** The sort values behind a cursor. @throws VALIDATION_FAILED for a cursor that is none of this list */
export function decodeKey(text: string, columns: readonly SortColumn[]): KeyValue[] {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    values = null; // not JSON: answered below like any other malformed cursor
  }
  const decoded =
    Array.isArray(values) && values.length === columns.length
      ? columns.map((column, index) => decodeValue(column.kind, values[index]))
      : [];
  if (decoded.length === 0 || decoded.includes(null)) {
    throw validationFailed([{ path: 'cursor', message: 'is not a cursor of this list' }]);
  }
  return decoded as KeyValue[];
}

type Where = Record<string, unknown>;

/**
 * Prisma arguments for one page: rows behind the key in sort order, one more than asked for so that the caller knows
 * whether there is a next page. The first column is bounded by itself too, which lets PostgreSQL start its index scan
 * at the key.
 * @throws VALIDATION_FAILED for a cursor that is none of this list
 */
export function keysetQuery(page: Page, columns: readonly SortColumn[]) {
  const ordered = page.backward
    ? columns.map((column) => ({ ...column, direction: opposite(column.direction) }))
    : columns;
  return {
    where: page.from === null ? {} : behind(decodeKey(page.from, columns), ordered),
    orderBy: ordered.map(({ name, direction }) => ({ [name]: direction })),
    take: page.limit + 1,
  };
}

function opposite(direction: Direction): Direction {
  return direction === 'asc' ? 'desc' : 'asc';
}

function behind(key: KeyValue[], columns: readonly SortColumn[]): Where {
  const alternatives = columns.map((column, index): Where => {
    const equal = columns.slice(0, index).map(({ name }, i) => ({ [name]: key[i] }));
    return { AND: [...equal, { [column.name]: { [column.direction === 'asc' ? 'gt' : 'lt']: key[index] } }] };
  });
  const [first] = columns;
  if (!first || columns.length === 1) return alternatives[0] ?? {};
  return { AND: [{ [first.name]: { [first.direction === 'asc' ? 'gte' : 'lte']: key[0] } }, { OR: alternatives }] };
}

const sqlTypes: Record<Kind, string> = { date: 'timestamptz', int: 'int', text: 'text', uuid: 'uuid' };

/**
 * The same page for a statement of our own over a table called `t`: which rows, and how many in which order. All
 * columns run in one direction.
 * @throws VALIDATION_FAILED for a cursor that is none of this list
 */
export function keysetSql(page: Page, columns: readonly SortColumn[]): { behind: Prisma.Sql; order: Prisma.Sql } {
  const descends = (columns[0]?.direction === 'desc') !== page.backward;
  const names = columns.map(({ name }) => `t.${columnName(name)}`);
  const key = page.from === null ? [] : decodeKey(page.from, columns);
  const values = columns.map(({ kind }, index) => Prisma.sql`${key[index]}::${Prisma.raw(sqlTypes[kind])}`);
  return {
    behind:
      key.length === 0
        ? Prisma.sql`true`
        : Prisma.sql`(${Prisma.raw(names.join(', '))}) ${Prisma.raw(descends ? '<' : '>')} (${Prisma.join(values)})`,
    order: Prisma.sql`ORDER BY ${Prisma.raw(names.map((name) => `${name} ${descends ? 'DESC' : 'ASC'}`).join(', '))}
                      LIMIT ${page.limit + 1}`,
  };
}

/** Newest first. */
export const byCreation: readonly SortColumn[] = [
  { name: 'createdAt', kind: 'date', direction: 'desc' },
  { name: 'id', kind: 'uuid', direction: 'desc' },
];
