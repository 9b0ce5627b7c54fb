import type { GraphQLError } from 'graphql';
import type { ErrorCode, FieldError } from '../errors.ts';
import { presentError } from '../graphql/errors.ts';
import type { Answer } from './answer.ts';

/** The one map from codes to HTTP. */
export const problems: Record<ErrorCode, { status: number; title: string; meaning: string }> = {
  VALIDATION_FAILED: { status: 400, title: 'Validation failed', meaning: '`errors` names every field that is wrong.' },
  UNAUTHENTICATED: {
    status: 401,
    title: 'Not authenticated',
    meaning: 'The token or API key is missing, wrong or expired.',
  },
  FORBIDDEN: { status: 403, title: 'Forbidden', meaning: 'The role or the scopes of the key do not allow it.' },
  NOT_FOUND: { status: 404, title: 'Not found', meaning: 'Unknown here; also for an id of another organization.' },
  CONFLICT: { status: 409, title: 'Conflict', meaning: 'The present state of the object does not allow it.' },
  PRECONDITION_FAILED: { status: 412, title: 'Precondition failed', meaning: 'The object has changed meanwhile.' },
  QUOTA_EXCEEDED: {
    status: 402,
    title: 'Quota exceeded',
    meaning: 'The plan allows no more; see `metric`, `limit`, `used`.',
  },
  RATE_LIMITED: { status: 429, title: 'Too many requests', meaning: 'Try again after the seconds in `Retry-After`.' },
  CURSOR_EXPIRED: { status: 410, title: 'Cursor expired', meaning: 'Start again without the cursor.' },
  UPSTREAM_FAILED: {
    status: 502,
    title: 'Upstream failed',
    meaning: 'A service that is needed does not answer; try again.',
  },
  QUERY_TOO_COMPLEX: { status: 400, title: 'Too complex', meaning: 'Ask for less at a time.' },
  INTERNAL: { status: 500, title: 'Internal error', meaning: 'Tell the support the `requestId`.' },
};

/** A refusal of HTTP itself: codes stay in the one list, the status says more. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly title: string;
  readonly headers: Record<string, string>;

  constructor(status: number, title: string, detail: string, headers: Record<string, string> = {}) {
    super(detail);
    this.status = status;
    this.title = title;
    this.headers = headers;
  }
}

const problemType = 'application/problem+json; charset=utf-8';

/** Where the reference describes a code. */
function typeOf(code: ErrorCode): string {
  return `/api/docs#${code.toLowerCase().replaceAll('_', '-')}`;
}

function problemAnswer(status: number, members: Record<string, unknown>, headers: Record<string, string>): Answer {
  return { status, headers: { 'content-type': problemType, ...headers }, body: members };
}

function refusalAnswer({ status, title, message, headers }: HttpRefusal, requestId: string): Answer {
  const code: ErrorCode = status === 404 ? 'NOT_FOUND' : 'VALIDATION_FAILED';
  return problemAnswer(status, { type: typeOf(code), title, status, detail: message, code, requestId }, headers);
}

function headersOf(code: ErrorCode, { retryAfter }: Record<string, unknown>): Record<string, string> {
  if (code === 'UNAUTHENTICATED') return { 'www-authenticate': 'Bearer' };
  if (code === 'RATE_LIMITED') return { 'retry-after': String(Math.max(1, Math.ceil(Number(retryAfter) || 1))) };
  return {};
}

/** The answer to anything that was thrown. What no client may see has been hidden by `presentError`. */
export function problemOf(error: unknown, requestId: string): Answer {
  if (error instanceof HttpRefusal) return refusalAnswer(error, requestId);
  return problemOfPresented(presentError(error, requestId), requestId);
}

/** The request is well-formed, but the key says that it is another one (draft-ietf-httpapi-idempotency-key-header). */
const keyReused = { status: 422, title: 'Idempotency-Key reused' };

/** @param error from an execution, or presented */
export function problemOfPresented(error: GraphQLError, requestId: string): Answer {
  const { code: given, fields, reason, requestId: _same, ...details } = error.extensions as Record<string, unknown>;
  const code = (typeof given === 'string' && Object.hasOwn(problems, given) ? given : 'INTERNAL') as ErrorCode;
  const { status, title } = reason === 'IDEMPOTENCY_KEY_REUSED' ? keyReused : problems[code];
  const errors = fields as FieldError[] | undefined;
  return problemAnswer(
    status,
    {
      type: typeOf(code),
      title,
      status,
      detail: error.message,
      code,
      requestId,
      ...(errors && { errors }),
      ...details,
    },
    headersOf(code, details),
  );
}
