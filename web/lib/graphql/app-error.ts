import type { CombinedError } from '@urql/core';

type FieldProblem = { path: string; message: string };

/** What a failed request means to a person: where it went wrong, and what to quote to somebody who can help. */
export type AppError = {
  code: string;
  message: string;
  fields: FieldProblem[];
  /** Only of what should not have happened: nobody needs to quote that a password was wrong. */
  requestId?: string;
  /** The server was not reached; trying again later can work. */
  offline: boolean;
  /** The server takes no more until then. */
  retryAfterMs?: number;
};

const passingCodes = new Set(['UNREACHABLE', 'UPSTREAM_FAILED', 'INTERNAL', 'RATE_LIMITED']);

/** Nothing is wrong with what was asked: the same may be answered in a while. */
export const isPassing = ({ code }: AppError): boolean => passingCodes.has(code);

type Answered = { message: string; extensions?: Record<string, unknown> };

const expectedCodes = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'VALIDATION_FAILED',
  'CONFLICT',
  'PRECONDITION_FAILED',
  'QUOTA_EXCEEDED',
  'RATE_LIMITED',
]);

export function fromGraphqlErrors(errors: readonly Answered[], headerId?: string | null): AppError {
  const extensions = errors[0]?.extensions ?? {};
  const code = typeof extensions.code === 'string' ? extensions.code : 'INTERNAL';
  const requestId = typeof extensions.requestId === 'string' ? extensions.requestId : (headerId ?? undefined);
  return {
    code,
    message: errors[0]?.message ?? '',
    fields: Array.isArray(extensions.fields) ? (extensions.fields as FieldProblem[]) : [],
    requestId: expectedCodes.has(code) ? undefined : requestId,
    offline: false,
    ...(typeof extensions.retryAfter === 'number' && { retryAfterMs: extensions.retryAfter * 1_000 }),
  };
}

export function toAppError(error: CombinedError): AppError {
  const response = error.response as Response | undefined;
  const requestId = response?.headers?.get('x-request-id');
  if (error.graphQLErrors.length > 0) return fromGraphqlErrors(error.graphQLErrors, requestId);
  return unreachable(error.networkError?.message ?? error.message, requestId);
}

export function unreachable(message: string, requestId?: string | null): AppError {
  return { code: 'UNREACHABLE', message, fields: [], requestId: requestId ?? undefined, offline: true };
}
