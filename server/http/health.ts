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
 * Requests can be served: everything is attached, the database answers and its migrations are this version's. A bus
 * that is away makes events late, not wrong, so it is told and makes nothing red.
 */
export function readyz(phase: () => 'starting' | 'serving' | 'draining') {
  return async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const now = phase();
    const database = await databaseReady();
    const ready = now === 'serving' && database;
    const status = ready ? 'ok' : now === 'serving' ? 'unavailable' : now;
    send(response, ready ? 200 : 503, { status, database, bus: busState() });
  };
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
