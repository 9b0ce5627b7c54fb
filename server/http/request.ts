import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import type { RequestOrigin } from '../auth/actor.ts';
import { newId } from '../db/ids.ts';

const origins = new AsyncLocalStorage<RequestOrigin>();

const idShape = /^[\w.:-]{1,100}$/;

/** Where a request comes from; its id is the client's `X-Request-Id` when that is plain text, otherwise a new one. */
export function originOf(request: IncomingMessage): RequestOrigin {
  const given = request.headers['x-request-id'];
  return {
    requestId: typeof given === 'string' && idShape.test(given) ? given : newId(),
    ip: request.socket.remoteAddress ?? null,
    userAgent: request.headers['user-agent']?.slice(0, 500) ?? null,
  };
}

/** Everything that `work` starts belongs to this request: its errors and log lines carry the request's id. */
export function runInRequest<T>(origin: RequestOrigin, work: () => T): T {
  return origins.run(origin, work);
}

export function currentOrigin(): RequestOrigin {
  return origins.getStore() ?? { requestId: newId(), ip: null, userAgent: null };
}
