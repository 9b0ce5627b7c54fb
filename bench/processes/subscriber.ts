import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Connect, Group } from '../messages.ts';
import type { Ledgers } from './ledgers.ts';
import { nowMs } from './schedule.ts';

const next = Buffer.from('"type":"next"');
const seqKey = Buffer.from('"seq":');
const cursorKey = Buffer.from('"cursor":"');
const caughtUp = Buffer.from('"CAUGHT_UP"');
/** In the text of a message: when its sending was due, on the clock that all processes share. */
const dueKey = Buffer.from('@due:');
const quote = 0x22;
const retriesMax = 10;
const retryMsMax = 4_000;

let opened = 0;

/** Another source address for each connection: ports of one are scarce, and wait for a minute after each use. */
function nextAddress(): string {
  opened += 1;
  return `127.0.${1 + (opened % 200)}.${1 + (Math.floor(opened / 200) % 200)}`;
}

/** The number behind a key, or NaN; nothing else of the frame is looked at. */
function numberBehind(frame: Buffer, key: Buffer): number {
  const at = frame.indexOf(key);
  return at < 0 ? Number.NaN : Number.parseFloat(frame.toString('latin1', at + key.length, at + key.length + 20));
}

function textBehind(frame: Buffer, key: Buffer): string | null {
  const from = frame.indexOf(key) + key.length;
  if (from < key.length) return null;
  return frame.toString('latin1', from, frame.indexOf(quote, from));
}

/**
 * One subscriber over a hand-written graphql-transport-ws client, lean enough for thousands in a process. Every
 * delivery is entered into the ledger of its group; `seq` must come one by one.
 */
export class Subscriber {
  #socket: WebSocket | null = null;
  #options: Connect;
  #ledgers: Ledgers;
  #expected: number | null;
  #cursor: string | null = null;
  #opened: (() => void) | null = null;
  #caughtUp: (() => void) | null = null;

  constructor(options: Connect, ledgers: Ledgers) {
    this.#options = options;
    this.#ledgers = ledgers;
    this.#expected = options.from?.nextSeq ?? null;
    this.#cursor = options.from?.cursor ?? null;
  }

  get group(): Group {
    return this.#options.group;
  }

  /** Resolves when it is subscribed: after a cursor, when the replay has reached the present. */
  open(): Promise<void> {
    const { port, path, protocol } = this.#options;
    const socket = new WebSocket(
      `ws://127.0.0.1:${port}${path}`,
      protocol === 'graphql' ? ['graphql-transport-ws'] : [],
      { localAddress: nextAddress(), perMessageDeflate: false, skipUTF8Validation: true },
    );
    this.#socket = socket;
    let subscribed = false;
    return new Promise((resolve, reject) => {
      this.#opened = () => {
        subscribed = true;
        resolve();
      };
      socket.on('open', () => (protocol === 'graphql' ? this.#greet(socket) : this.#opened?.()));
      socket.on('message', (data) => socket === this.#socket && this.#receive(socket, data as Buffer));
      socket.on('error', reject);
      socket.on('close', (code, reason) => {
        if (socket !== this.#socket) return;
        if (subscribed) this.#ledgers.fault(`a socket was closed with ${code} ${reason}`);
        reject(new Error(`closed with ${code} ${reason}`));
      });
    });
  }

  /** Like a client that tries again when it is refused or not served in time. @returns how often it had to */
  async openAgain(): Promise<number> {
    for (let retries = 0; ; retries++) {
      try {
        await this.open();
        return retries;
      } catch (error) {
        this.cut();
        if (retries === retriesMax) throw error;
        await delay(Math.random() * Math.min(retryMsMax, 500 * 2 ** retries));
      }
    }
  }

  /** The network goes away: no closing handshake, and what was on its way is lost. */
  cut(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.on('error', () => {});
    socket?.terminate();
  }

  #greet(socket: WebSocket): void {
    socket.send(JSON.stringify({ type: 'connection_init', payload: this.#options.group.params ?? {} }));
  }

  #subscribe(socket: WebSocket): void {
    const { query, variables } = this.#options.group;
    const after = this.#cursor && { after: this.#cursor };
    const payload = { query, variables: { ...variables, ...after } };
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
    if (after) this.#caughtUp = this.#opened;
    else this.#opened?.(); // nothing tells when it is subscribed: the first event that reaches all does
  }

  #receive(socket: WebSocket, frame: Buffer): void {
    if (this.#options.protocol === 'raw' || frame.includes(next)) this.#deliver(frame);
    else this.#converse(socket, frame);
  }

  #converse(socket: WebSocket, frame: Buffer): void {
    const { type, payload } = JSON.parse(frame.toString());
    if (type === 'connection_ack') this.#subscribe(socket);
    else if (type === 'ping') socket.send('{"type":"pong"}');
    else if (type !== 'pong') this.#ledgers.fault(`${type}: ${JSON.stringify(payload)?.slice(0, 300)}`);
  }

  #deliver(frame: Buffer): void {
    const atMs = nowMs();
    this.#cursor = textBehind(frame, cursorKey) ?? this.#cursor;
    if (this.#caughtUp && frame.includes(caughtUp)) {
      this.#caughtUp();
      this.#caughtUp = null;
      return;
    }
    const seq = numberBehind(frame, seqKey);
    if (Number.isNaN(seq)) {
      this.#ledgers.fault(`a delivery without seq: ${frame.toString().slice(0, 300)}`);
      return;
    }
    this.#expected = this.#ledgers.enter(this.group, seq, this.#expected ?? seq, frame);
    const dueMs = numberBehind(frame, dueKey);
    if (dueMs) this.#ledgers.latencies.recordMs(atMs - dueMs);
  }
}
