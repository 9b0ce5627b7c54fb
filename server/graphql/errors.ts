import { GraphQLError } from 'graphql';
import { isDatabaseReadOnly, isDatabaseUnavailable, isStatementTimeout } from '../db/errors.ts';
import { AppError, type FieldError, isErrorCode } from '../errors.ts';
import { log } from '../logging/log.ts';

function originalOf(error: unknown): unknown {
  let current = error;
  while (current instanceof GraphQLError && current.originalError) current = current.originalError;
  return current;
}

const wrongInside = /^Variable "\$\w+" got invalid value .* at "([\w.[\]]+)"; (.*)$/s;
const wrongVariable = /^Variable "\$(\w+)" got invalid value .*?; (.*)$/s;

/** Which variable, and where in it, the executor complains about; it says so in its message only. */
function fieldsOf(message: string): FieldError[] | null {
  const [, place, complaint] = wrongInside.exec(message) ?? wrongVariable.exec(message) ?? [];
  if (place === undefined || complaint === undefined) return null;
  const path = place.replace(/\[(\d+)\]/g, '.$1').replace(/^input\./, '');
  return [{ path, message: complaint }];
}

function withCode(error: GraphQLError | null, message: string, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, {
    nodes: error?.nodes,
    source: error?.source,
    positions: error?.positions,
    path: error?.path,
    extensions,
  });
}

/** The database was away: the same may succeed a moment later. */
export function isOutage(error: unknown): boolean {
  return isDatabaseUnavailable(originalOf(error));
}

/**
 * What a client sees of an error: ours with its code and details; the executor's own (a malformed document or
 * variable) as VALIDATION_FAILED; anything else as INTERNAL with the request id and nothing more.
 */
export function presentError(error: unknown, requestId: string): GraphQLError {
  const graphqlError = error instanceof GraphQLError ? error : null;
  const original = originalOf(error);
  if (original instanceof AppError) {
    return withCode(graphqlError, original.message, { code: original.code, ...original.details });
  }
  if (original instanceof GraphQLError) {
    const { code, ...extensions } = original.extensions;
    const fields = fieldsOf(graphqlError?.message ?? original.message);
    return withCode(original, original.message, {
      ...(fields && { fields }),
      ...extensions,
      code: isErrorCode(code) ? code : 'VALIDATION_FAILED',
    });
  }
  if (original instanceof SyntaxError) {
    return withCode(graphqlError, `The request holds malformed JSON: ${original.message}`, {
      code: 'VALIDATION_FAILED',
    });
  }
  if (original instanceof RangeError && /call stack/.test(original.message)) {
    return withCode(graphqlError, 'The document or its input is nested too deeply.', { code: 'QUERY_TOO_COMPLEX' });
  }
  if (isDatabaseUnavailable(original) || isStatementTimeout(original)) {
    log.error({ err: original, requestId }, 'the database did not answer');
    return withCode(graphqlError, 'The database does not answer at the moment; try again.', {
      code: 'UPSTREAM_FAILED',
      requestId,
    });
  }
  if (isDatabaseReadOnly(original)) {
    log.error({ err: original, requestId }, 'the database takes no changes');
    return withCode(graphqlError, 'Nothing can be changed at the moment; try again later.', {
      code: 'UPSTREAM_FAILED',
      requestId,
    });
  }
  log.error({ err: original, requestId }, 'unexpected error');
  return withCode(graphqlError, 'Something went wrong on our side.', { code: 'INTERNAL', requestId });
}
