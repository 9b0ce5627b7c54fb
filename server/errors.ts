/** The one list of error codes, for GraphQL (`extensions.code`) and REST (`code`). */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'VALIDATION_FAILED',
  'CONFLICT',
  'PRECONDITION_FAILED',
  'QUOTA_EXCEEDED',
  'RATE_LIMITED',
  'CURSOR_EXPIRED',
  'UPSTREAM_FAILED',
  'QUERY_TOO_COMPLEX',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export function isErrorCode(code: unknown): code is ErrorCode {
  return (errorCodes as readonly unknown[]).includes(code);
}

/** What is wrong with one input field; `path` is dotted from the input's root, for example `contact.email`. */
export type FieldError = { path: string; message: string };

/**
 * An error that a client may see. Anything else that is thrown reaches the client as `INTERNAL` with a request id.
 * `details` go into `extensions` beside the code (for example `retryAfter`, `metric`, `limit`).
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** `NOT_FOUND` says the same for an unknown id and for another organization's. */
export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `${what} not found.`);
}

/** A row that must be there. @throws NOT_FOUND */
export function found<Row>(row: Row | null | undefined, what: string): Row {
  if (row == null) throw notFound(what);
  return row;
}

/** One `VALIDATION_FAILED` for all the fields that are wrong. */
export function validationFailed(fields: FieldError[]): AppError {
  const first = fields[0];
  const more = fields.length > 1 ? ` (and ${fields.length - 1} more)` : '';
  return new AppError('VALIDATION_FAILED', first ? `${first.path}: ${first.message}${more}` : 'Invalid input.', {
    fields,
  });
}
