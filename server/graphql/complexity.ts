import { AppError } from '../errors.ts';

/**
 * What one operation may ask for. The largest of our own requests, a REST page of 100 conversations, has a complexity of
 * 6,901; none is deeper than 5 or broader than 88.
 */
export const complexityLimits = { complexity: 10_000, depth: 16, breadth: 500 };

const pageSizeDefault = 25;
const listSize = 10;

type Args = Record<string, unknown>;

type Field = { name: string; type: unknown; args: readonly { name: string }[] };

/**
 * What a field multiplies its selection by: a connection its page size, `nodes(ids:)` the number of ids, any other list
 * ten. The lists inside a connection have been counted by the connection.
 */
export function fieldComplexity(args: Args, _context: unknown, field: Field) {
  const takes = (name: string) => field.args.some((arg) => arg.name === name);
  if (takes('first')) return { field: 1, multiplier: Number(args.first ?? args.last ?? pageSizeDefault) };
  if (takes('ids')) return { field: 1, multiplier: Array.isArray(args.ids) ? args.ids.length : 1 };
  const countedAbove = field.name === 'edges' || field.name === 'nodes';
  return { field: 1, multiplier: String(field.type).includes('[') && !countedAbove ? listSize : 1 };
}

/** Before any resolver: the document asks for more than one request may. */
export function tooComplex(kind: string, result: typeof complexityLimits): AppError {
  const measure = kind.toLowerCase() as keyof typeof complexityLimits;
  return new AppError(
    'QUERY_TOO_COMPLEX',
    `The operation has a ${measure} of ${result[measure]}; at most ${complexityLimits[measure]} is allowed. Ask for less at once.`,
    { measure, limit: complexityLimits[measure] },
  );
}
