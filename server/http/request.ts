import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { RequestOrigin } from '../auth/actor.ts';
import { newId } from '../db/ids.ts';

const origins = new AsyncLocalStorage<RequestOrigin>();

const idShape = /^[\w.:-]{1,100}$/;

let trustedProxies = 0;

/** @param count proxies in front of this server, each of which appends to X-Forwarded-For the address it was asked from */
export function trustProxies(count: number): void {
  trustedProxies = count;
}

/**
 * The address a request comes from. Only what the trusted proxies wrote counts, from the right: everything further left
 * was sent by the client, which may write what it likes.
 */
function addressOf(request: IncomingMessage): string | null {
  const peer = request.socket.remoteAddress ?? null;
  if (trustedProxies === 0) return peer;
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const address = forwarded.at(-Math.min(trustedProxies, forwarded.length))?.trim() ?? '';
  return isIP(address) ? address : peer;
}

/** Where a request comes from; its id is the client's `X-Request-Id` when that is plain text, otherwise a new one. */
export function originOf(request: IncomingMessage): RequestOrigin {
  const given = request.headers['x-request-id'];
  return {
    requestId: typeof given === 'string' && idShape.test(given) ? given : newId(),
    ip: addressOf(request),
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
