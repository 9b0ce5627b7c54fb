import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, Socket } from 'node:net';

/** Where a new connection goes. */
type Target = { port: number; host?: string };
type Link = { client: Socket; upstream: Socket };

/**
 * - `pass`: everything is carried.
 * - `cut`: connections end, and new ones are refused by a reset.
 * - `pause`: nothing is carried either way, ends included; it is all carried later.
 * - `swallow`: what either side says disappears, ends included. Neither side is told: a half-open connection.
 */
type Mode = 'pass' | 'cut' | 'pause' | 'swallow';

/** A TCP proxy that fails on command. It stands between clients and the product, or the product and what it needs. */
export class FaultProxy {
  readonly #server: Server;
  readonly #target: () => Target;
  readonly #links = new Set<Link>();
  #mode: Mode = 'pass';
  /** Added to each piece, both ways. */
  delayMs = 0;
  /** When the far side (not the client) ended a connection. */
  readonly upstreamEnds: number[] = [];

  private constructor(target: () => Target) {
    this.#target = target;
    // allowHalfOpen: an end is carried on by us, or not at all.
    this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => this.#connect(client));
  }

  static async create(target: () => Target): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get connections(): number {
    return this.#links.size;
  }

  set mode(mode: Mode) {
    this.#mode = mode;
    if (mode === 'cut') this.cutAll();
    for (const { client, upstream } of this.#links) for (const socket of [client, upstream]) this.#apply(socket);
  }

  /** Ends every connection; new ones are carried as the mode says. */
  cutAll(): void {
    for (const { client, upstream } of this.#links) {
      client.resetAndDestroy();
      upstream.destroy();
    }
  }

  #apply(socket: Socket): void {
    if (this.#mode === 'pause') socket.pause();
    else socket.resume();
  }

  #connect(client: Socket): void {
    client.on('error', () => {}); // its `close` follows
    if (this.#mode === 'cut') {
      client.resetAndDestroy();
      return;
    }
    const upstream = new Socket({ allowHalfOpen: true });
    upstream.setNoDelay(true);
    client.setNoDelay(true);
    const link = { client, upstream };
    this.#links.add(link);
    this.#carry(client, upstream, link);
    this.#carry(upstream, client, link);
    upstream.once('end', () => this.upstreamEnds.push(Date.now()));
    upstream.once('error', () => this.upstreamEnds.push(Date.now()));
    upstream.connect({ host: '127.0.0.1', ...this.#target() });
    this.#apply(client);
    if (this.#mode === 'pause') upstream.pause();
  }

  #carry(from: Socket, to: Socket, link: Link): void {
    const later = (act: () => void) => (this.delayMs > 0 ? setTimeout(act, this.delayMs) : act());
    from.on('error', () => {}); // its `close` follows
    from.on('data', (piece) => {
      if (this.#mode === 'swallow') return;
      later(() => {
        if (to.destroyed || to.write(piece)) return;
        from.pause(); // the reader's slowness is passed on
        to.once('drain', () => this.#apply(from));
      });
    });
    from.on('end', () => {
      if (this.#mode !== 'swallow') later(() => to.end());
    });
    from.on('close', () => {
      if (this.#mode !== 'swallow') later(() => to.destroy());
      if (to.destroyed) this.#links.delete(link);
    });
  }

  async close(): Promise<void> {
    this.#mode = 'cut';
    this.cutAll();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
