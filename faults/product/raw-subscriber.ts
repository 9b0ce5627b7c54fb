import { once } from 'node:events';
import type { Socket } from 'node:net';
import WebSocket from 'ws';

const everything = `subscription { inboxEvents { cursor type
  ... on MessageAddedEvent { message { id seq body } conversation { id lastSeq unreadCount } }
} }`;

/** A subscriber that can stop reading: nothing is taken from its socket any more, as by a client that hangs. */
export class RawSubscriber {
  readonly #socket: WebSocket;
  /** Bytes of the events so far. */
  bytes = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async connect(url: string, token: string): Promise<RawSubscriber> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('error', () => {}); // it is ended on purpose
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    await once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: everything } }));
    const subscriber = new RawSubscriber(socket);
    socket.on('message', (data: Buffer) => {
      subscriber.bytes += data.length;
      if (data.includes('"type":"ping"')) socket.send('{"type":"pong"}');
    });
    await once(socket, 'message'); // an event has come: it is under way
    return subscriber;
  }

  get port(): number {
    return (this.#socket as unknown as { _socket: Socket })._socket.localPort ?? 0;
  }

  stopReading(): void {
    this.#socket.pause();
  }

  end(): void {
    this.#socket.terminate();
  }
}
