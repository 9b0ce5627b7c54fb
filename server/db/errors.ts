import { columnName } from './names.ts';

type DriverCause = {
  kind?: string;
  originalCode?: string;
  code?: string;
  constraint?: { index?: string; fields?: string[] };
};

type PrismaError = Error & { code?: unknown; meta?: { driverAdapterError?: { cause?: DriverCause } } };

/** What PostgreSQL said, under Prisma's and the driver adapter's wrapping. */
function driverCause(error: unknown): DriverCause | null {
  if (!(error instanceof Error)) return null;
  const wrapped = (error as PrismaError).meta?.driverAdapterError?.cause;
  if (wrapped) return wrapped;
  return typeof error.cause === 'object' ? (error.cause as DriverCause | null) : null;
}

function codesOf(error: unknown): string[] {
  const cause = driverCause(error);
  const own = error instanceof Error ? (error as PrismaError).code : undefined;
  return [own, cause?.originalCode, cause?.code].filter((code) => typeof code === 'string');
}

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  return codesOf(error).some((code) => codes.has(code));
}

const uniqueCodes = new Set(['P2002', '23505']);
const foreignKeyCodes = new Set(['P2003', '23503', '23001']);
const notFoundCodes = new Set(['P2025', 'P2001']);
const conflictCodes = new Set(['P2034', '40001', '40P01']);

/**
 * A unique constraint refused the write.
 * @param fields Prisma's field names; with them, only a constraint over (at least) these fields counts
 */
export function isUniqueViolation(error: unknown, fields: readonly string[] = []): boolean {
  if (!hasCode(error, uniqueCodes)) return false;
  if (fields.length === 0) return true;
  const constraint = driverCause(error)?.constraint;
  const name = `_${constraint?.index ?? constraint?.fields?.join('_') ?? ''}_`;
  return fields.every((field) => name.includes(`_${columnName(field)}_`));
}

/** A foreign key refused the write: the row referred to does not exist in this organization, or is still in use. */
export function isForeignKeyViolation(error: unknown): boolean {
  return hasCode(error, foreignKeyCodes);
}

/** An update, delete or `…OrThrow` matched no row. */
export function isRecordNotFound(error: unknown): boolean {
  return hasCode(error, notFoundCodes);
}

/** A deadlock or serialisation conflict: PostgreSQL rolled the transaction back, and it can be run again as it was. */
export function isRetryableConflict(error: unknown): boolean {
  return hasCode(error, conflictCodes);
}

const unavailableCodes = new Set([
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'],
  ...['08000', '08001', '08003', '08004', '08006', '53300', '57P01', '57P02', '57P03', '57P05', '25P03'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'],
]);
const unavailableKinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);

// pg reports these with a message only.
const unavailableMessages = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error and is not queryable',
  'Cannot use a pool after calling end on the pool',
  'Query read timeout', // `query_timeout`: the server has stalled and keeps no limits of its own
  'Unable to start a transaction in the given time',
  'The timeout for this transaction was',
];

/** The database is away or has no connection to spare: nothing is known to be wrong with the request itself. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth++) {
    if (hasCode(current, unavailableCodes)) return true;
    if (unavailableKinds.has(driverCause(current)?.kind ?? '')) return true;
    const { message } = current;
    if (unavailableMessages.some((text) => message.includes(text))) return true;
  }
  return false;
}

const readOnlyCodes = new Set(['25006', '53100']);

/** The database takes no changes at the moment: it is read-only (a standby, an administrator), or its disk is full. */
export function isDatabaseReadOnly(error: unknown): boolean {
  return hasCode(error, readOnlyCodes);
}

/** PostgreSQL ended the statement because it ran too long (`statement_timeout`). */
export function isStatementTimeout(error: unknown): boolean {
  return codesOf(error).includes('57014');
}
