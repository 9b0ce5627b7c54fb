import pg from 'pg';

const { TIMESTAMPTZ } = pg.types.builtins;
const parseAny = pg.types.getTypeParser(TIMESTAMPTZ, 'text') as (text: string) => unknown;

/** PostgreSQL's text of a moment in UTC, such as `2026-01-31 12:00:00.123+00`, as JavaScript's own parser takes it. */
function parseTimestamp(text: string): unknown {
  const inUtc = text.endsWith('+00') && text.charCodeAt(10) === 0x20;
  return inUtc ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : parseAny(text);
}

/** The driver's type parsers, with a quicker one for moments: a list of 50 conversations has hundreds of them. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === TIMESTAMPTZ && format !== 'binary'
      ? parseTimestamp
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};
