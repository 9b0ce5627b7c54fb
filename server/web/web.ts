import { EventEmitter } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { ensureWebBuild, type WebLog } from './build.ts';

// The package's types describe an ES module; Node hands out the CommonJS function itself.
const createNext = next as unknown as typeof next.default;

const dir = fileURLToPath(new URL('../../web', import.meta.url));

export type WebHandler = {
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Present in development alone: the hot-reload socket. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => Promise<void>;
};

type Options = {
  dev: boolean;
  log: WebLog;
  hostname?: string;
  port?: number;
};

/**
 * The Next.js application as a request handler inside our own HTTP server.
 * In production it builds first when the build is missing or older than the sources.
 */
export async function createWebHandler({ dev, log, hostname, port }: Options): Promise<WebHandler> {
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  if (!dev) await ensureWebBuild(log);
  // Next listens to `upgrade` on whatever server it is given, and ends sockets of paths it does not know.
  // GraphQL's sockets share the port, so it gets a stand-in and hears only what `upgrade` below hands on.
  const upgrades = new EventEmitter();
  const app = createNext({ dev, dir, hostname, port, httpServer: upgrades as Server });
  await app.prepare();
  const handleRequest = app.getRequestHandler();

  return {
    handle(request, response) {
      handleRequest(request, response).catch((error: unknown) => {
        log.error({ err: error, url: request.url }, 'The web app failed to answer.');
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
        response.end('Something went wrong. Please try again.');
      });
    },
    ...(dev && { upgrade: (request, socket, head) => upgrades.emit('upgrade', request, socket, head) }),
    close: () => app.close(),
  };
}
