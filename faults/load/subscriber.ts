import { setTimeout as delay } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Ledger } from '../ledger/ledger.ts';
import type { Person } from '../product/cast.ts';
import type { People } from './people.ts';
import type { Tally } from './tally.ts';

const document = `subscription ($after: String) { inboxEvents(after: $after) {
  cursor type
  ... on MessageAddedEvent {
    message { id seq kind body clientMessageId author { name } } conversation { id lastSeq unreadCount }
  }
  ... on ConversationReadEvent { conversation { id lastSeq unreadCount } }
} }`;

type InboxEvent = {
  cursor: string;
  type: string;
  message?: { id: string; clientMessageId: string | null } | null;
  conversation?: { id: string; unreadCount: number } | null;
};

const pingMs = 10_000;
const pongWithinMs = 5000;
const pauseMsMax = 1000;

type Place = { number: number; urls: readonly string[]; url: number; person: Person; cursor: string };
type Surroundings = { ledger: Ledger; tally: Tally; people: People; sentAt: Map<string, number> };

/** Follows an organization's inbox; when the connection ends it comes back with its last cursor. */
export class Subscriber {
  /** Number of the last event it has seen. */
  seen = 0;
  connected = false;
  readonly #place: Place;
  readonly #around: Surroundings;
  #cursor: string;
  #lostAt: number | null = null;
  #stopped = false;
  #client: Client | null = null;

  constructor(place: Place, around: Surroundings) {
    this.#place = place;
    this.#around = around;
    this.#cursor = place.cursor;
    this.seen = numberOf(place.cursor);
  }

  async follow(): Promise<void> {
    for (let attempt = 0; !this.#stopped; attempt++) {
      const wasConnected = await this.#connection();
      if (wasConnected) attempt = 0;
      if (this.#stopped) return;
      this.#lostAt ??= performance.now();
      this.#place.url = (this.#place.url + 1) % this.#place.urls.length;
      await delay(Math.min(pauseMsMax, 50 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2));
    }
  }

  stop(): void {
    this.#stopped = true;
    void this.#client?.dispose();
  }

  /** One connection, until it ends. @returns whether events or the mark came through it */
  async #connection(): Promise<boolean> {
    const { person, urls, url } = this.#place;
    const { people, tally } = this.#around;
    const token = await people.token(person);
    let renewing: Promise<void> | null = null;
    const client = createClient({
      url: `${(urls[url] ?? '').replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
      keepAlive: pingMs,
      on: {
        ...pongWatch(() => client.terminate()),
        closed: (event) => {
          const { code } = event as { code: number };
          if (!this.#stopped && this.connected) tally.ended(code);
          if (code === 4403 || code === 4401) renewing = people.renew(person, token);
        },
      },
    });
    this.#client = client;
    const worked = await this.#events(client);
    this.connected = false;
    await client.dispose();
    await renewing;
    return worked;
  }

  #events(client: Client): Promise<boolean> {
    return new Promise((resolve) => {
      client.subscribe<{ inboxEvents: InboxEvent }>(
        { query: document, variables: { after: this.#cursor } },
        {
          next: ({ data, errors }) => {
            if (data && !errors) this.#receive(data.inboxEvents);
            else client.terminate(); // the event could not be read: it comes again after the cursor
          },
          error: () => resolve(this.connected),
          complete: () => resolve(this.connected),
        },
      );
    });
  }

  #receive({ cursor, type, message, conversation }: InboxEvent): void {
    const { ledger, tally, sentAt } = this.#around;
    this.connected = true;
    if (this.#lostAt !== null) tally.resumed(performance.now() - this.#lostAt);
    this.#lostAt = null;
    this.#cursor = cursor;
    if (type === 'CAUGHT_UP') return;
    this.seen = numberOf(cursor);
    ledger.write({
      entry: 'seen',
      subscriber: this.#place.number,
      cursor,
      type,
      message: message?.id ?? null,
      thread: conversation?.id ?? null,
      unread: conversation?.unreadCount ?? null,
    });
    const sent = message?.clientMessageId ? sentAt.get(message.clientMessageId) : undefined;
    if (sent !== undefined) tally.delivered(performance.now() - sent);
  }
}

/** A connection on which no pong comes is given up: nobody else would notice that the other end is away. */
function pongWatch(giveUp: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    ping: (received: boolean) => {
      if (!received) timer = setTimeout(giveUp, pongWithinMs);
    },
    pong: (received: boolean) => {
      if (received) clearTimeout(timer);
    },
  };
}

export function numberOf(cursor: string): number {
  return Number(cursor.split('-')[0]);
}
