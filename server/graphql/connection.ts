import { encodeKey, type Page, type SortColumn } from '../db/keyset.ts';
import { validationFailed } from '../errors.ts';

const pageSizeDefault = 25;
const pageSizeMax = 100;

type ConnectionArgs = {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
};

/**
 * Relay's four arguments as one page.
 * @throws VALIDATION_FAILED for a size outside 1 to 100, or both directions at once
 */
export function readPage(args: ConnectionArgs): Page {
  const backward = args.last != null || (args.before != null && args.first == null);
  if (args.first != null && args.last != null) {
    throw validationFailed([{ path: 'last', message: 'cannot be given together with first' }]);
  }
  if (args.after != null && args.before != null) {
    throw validationFailed([{ path: 'before', message: 'cannot be given together with after' }]);
  }
  const name = backward ? 'last' : 'first';
  const limit = args[name] ?? pageSizeDefault;
  if (limit < 1 || limit > pageSizeMax) {
    throw validationFailed([{ path: name, message: `must be between 1 and ${pageSizeMax}` }]);
  }
  return { limit, from: (backward ? args.before : args.after) ?? null, backward };
}

/** The cursor is written when it is asked for: most lists ask for nodes alone. */
class Edge<Row extends object> {
  readonly node: Row;
  readonly #columns: readonly SortColumn[];

  constructor(node: Row, columns: readonly SortColumn[]) {
    this.node = node;
    this.#columns = columns;
  }

  get cursor(): string {
    return encodeKey(this.node as Record<string, unknown>, this.#columns);
  }
}

/**
 * A Relay connection from rows that were read with `keysetQuery`, one more than the page holds.
 */
export function toConnection<Row extends object>(page: Page, columns: readonly SortColumn[], rows: Row[]) {
  const more = rows.length > page.limit;
  const nodes = rows.slice(0, page.limit);
  if (page.backward) nodes.reverse();
  const edges = nodes.map((node) => new Edge(node, columns));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backward ? page.from !== null : more,
      hasPreviousPage: page.backward ? more : page.from !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
