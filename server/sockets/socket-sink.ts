import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Answer, Sink } from '../subscriptions/sink.ts';
import { afterSending, fullBytes } from './slow-sockets.ts';

const end = Buffer.from('}');

/**
 * Sends the answers of one subscription as `next` messages of graphql-transport-ws. The answer's bytes are the same for
 * everybody; only the id in front of them is the subscription's own.
 */
export class SocketSink implements Sink {
  readonly #socket: WebSocket;
  readonly #transport: Socket;
  readonly #start: Buffer;
  #mayBeFull = false;

  constructor(socket: WebSocket, transport: Socket, subscriptionId: string) {
    this.#socket = socket;
    this.#transport = transport;
    this.#start = Buffer.from(`{"id":${JSON.stringify(subscriptionId)},"type":"next","payload":`);
  }

  send({ json }: Answer): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const message = Buffer.allocUnsafe(this.#start.length + json.length + 1);
    this.#start.copy(message);
    json.copy(message, this.#start.length);
    end.copy(message, message.length - 1);
    this.#socket.send(message, asText);
    const { bufferedAmount } = this.#socket;
    if (bufferedAmount === 0) return;
    this.#mayBeFull = bufferedAmount > fullBytes;
    afterSending(this.#socket, this.#transport);
  }

  isFull(): boolean {
    if (!this.#mayBeFull) return false;
    this.#mayBeFull = this.#socket.bufferedAmount > fullBytes;
    return this.#mayBeFull;
  }

  async ready(): Promise<void> {
    if (!this.isFull() || this.#transport.destroyed) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#transport.off('drain', done).off('close', done);
        resolve();
      };
      this.#transport.on('drain', done).on('close', done);
    });
  }
}

const asText = { binary: false, fin: true, compress: false, mask: false };
