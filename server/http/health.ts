import type { IncomingMessage, ServerResponse } from 'node:http';
import { databaseReady } from '../db/client.ts';
import { busState } from '../events/bus.ts';

function send(response: ServerResponse, status: number, body: Record<string, unknown>): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** The process lives and its event loop turns. */
export function healthz(_request: IncomingMessage, response: ServerResponse): void {
  send(response, 200, { status: 'ok' });
}

/**
 * Requests can be served: everything is attached, the database answers and its migrations are this version's. What
 * Redis carries is done without it too, so its absence is said (`bus`) and refuses nothing.
 */
export function readyz(isAttached: () => boolean) {
  return async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = isAttached();
    const database = await databaseReady();
    const ready = started && database;
    send(response, ready ? 200 : 503, {
      status: ready ? 'ok' : started ? 'unavailable' : 'starting',
      database,
      bus: busState(),
    });
  };
}

/** Of a process that serves pages alone: it needs neither database nor bus. */
export function readyzOfPages(isAttached: () => boolean) {
  return (_request: IncomingMessage, response: ServerResponse): void =>
    isAttached() ? send(response, 200, { status: 'ok' }) : send(response, 503, { status: 'starting' });
}

/** Of a process that serves no pages. */
export function nothingHere(_request: IncomingMessage, response: ServerResponse): void {
  send(response, 404, { status: 'not found' });
}

/** What the web app may know before anybody has logged in. */
export function publicConfig(demo: { email: string; password: string } | null, oidc: { name: string } | null) {
  const body = { demo, oidc: oidc && { name: oidc.name } };
  return (_request: IncomingMessage, response: ServerResponse): void => send(response, 200, body);
}
