import { GraphQLError, type ValueNode, valueFromASTUntyped } from 'graphql';
import { builder } from './builder.ts';

const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** JavaScript makes the 2nd of March of the 30th of February. */
function isInCalendar(text: string): boolean {
  const [year = 0, month = 0, day = 0] = rfc3339.exec(text)?.slice(1, 4).map(Number) ?? [];
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
}

function parseDate(value: unknown): Date {
  const date = typeof value === 'string' && isInCalendar(value) ? new Date(value) : null;
  if (!date || Number.isNaN(date.getTime())) {
    throw new GraphQLError('DateTime takes a moment such as 2026-01-31T12:00:00Z (RFC 3339).');
  }
  return date;
}

builder.scalarType('DateTime', {
  description: 'A moment in time, RFC 3339 in UTC, for example 2026-01-31T12:00:00.000Z.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: parseDate,
});

builder.scalarType('JSON', {
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node: ValueNode, variables) => valueFromASTUntyped(node, variables),
});
