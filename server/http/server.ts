import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { log } from '../logging/log.ts';
import { KeptConnections } from './kept-connections.ts';
import { originOf, runInRequest } from './request.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { endBrokenRequests } from './slow-bodies.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;
type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** What answers which paths: the longest matching prefix. Filled while the process starts. */
export type Routing = {
  handlers: Map<string, Handler>;
  upgrades: Map<string, UpgradeHandler>;
  /** The process is about to end: answers are given, connections are not kept. */
  draining: boolean;
};

/** The port or the address cannot be had: said at once, before anything else is started. */
export class ListenError extends Error {}

/** `/graphql` matches `/graphql` and `/graphql/…`, not `/graphqlx`. */
function find<T>(table: Map<string, T>, path: string): T | undefined {
  let best: [string, T] | undefined;
  for (const entry of table) {
    const [prefix] = entry;
    const matches = prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
    if (matches && (!best || prefix.length > best[0].length)) best = entry;
  }
  return best?.[1];
}

function pathOf(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const end = url.search(/[?#]/);
  return end === -1 ? url : url.slice(0, end);
}

function refuse(response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' });
  response.end('Switchboard is starting.\n');
}

/**
 * One HTTP server for everything. It listens before the rest is up, so that a taken port is known at once and
 * `/healthz` answers; what is not up yet answers 503.
 * @throws ListenError
 */
export async function listen(
  address: { host: string; port: number },
  options: { development: boolean; secure: boolean },
): Promise<{ server: Server; port: number; routing: Routing; kept: KeptConnections }> {
  const routing: Routing = { handlers: new Map(), upgrades: new Map(), draining: false };
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (request, response) => {
    const origin = originOf(request);
    response.setHeader('X-Request-Id', origin.requestId);
    setSecurityHeaders(response, options);
    if (routing.draining) response.setHeader('Connection', 'close');
    const handler = find(routing.handlers, pathOf(request)) ?? ((_request, response) => refuse(response));
    runInRequest(origin, () => answer(handler, request, response));
  });
  endBrokenRequests(server);
  const kept = new KeptConnections(server);
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', (error) => log.debug({ err: error }, 'socket error'));
    const upgrade = find(routing.upgrades, pathOf(request));
    if (upgrade) upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(named(error, address)));
    server.listen(address.port, address.host, resolve);
  });
  const bound = server.address();
  return { server, port: typeof bound === 'object' && bound ? bound.port : address.port, routing, kept };
}

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await handler(request, response);
  } catch (error) {
    log.error({ err: error, url: request.url }, 'a request failed');
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
    response.end();
  }
}

function named(error: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  if (error.code === 'EADDRINUSE') {
    return new ListenError(`PORT is ${port}; another process listens there. Set PORT to a free one.`);
  }
  if (error.code === 'ENOTFOUND' || error.code === 'EADDRNOTAVAIL' || error.code === 'EAI_AGAIN') {
    return new ListenError(`HOST is ${JSON.stringify(host)}; this machine has no such address.`);
  }
  if (error.code === 'EACCES') return new ListenError(`PORT is ${port}; this user may not listen there.`);
  return error;
}
