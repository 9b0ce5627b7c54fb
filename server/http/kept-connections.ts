import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * HTTP connections that are open, without those that became WebSockets. A server that closes a kept connection may do
 * so just when a client sends its next request over it, which is then lost. So they are left to go by themselves.
 */
export class KeptConnections {
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
    server.on('upgrade', (_request, socket: Socket) => void this.#open.delete(socket));
  }

  /**
   * For a server whose answers say `Connection: close` by now: resolves when each connection has been used once more, or
   * was idle for as long as the server had said that it keeps one. Clients do not use it any more then.
   */
  async gone(): Promise<void> {
    const waiting = [...this.#open].map((socket) => once(socket, 'close'));
    const kept = this.#server.keepAliveTimeout + this.#server.keepAliveTimeoutBuffer;
    const done = new AbortController();
    await Promise.race([Promise.allSettled(waiting), sleep(kept, null, { signal: done.signal })]);
    done.abort();
  }
}
