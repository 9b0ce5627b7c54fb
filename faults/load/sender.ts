import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Turn } from '../../server/simulate/dialogue-file.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Organization, Person, Thread } from '../product/cast.ts';
import type { People } from './people.ts';
import { type Message, markRead, type Outcome, sendByGraphql, sendByRest } from './requests.ts';
import type { Tally } from './tally.ts';

const retryForMs = 180_000;
const firstPauseMs = 100;
const pauseMsMax = 2000;
const readEvery = 5;

export type Surroundings = {
  urls: readonly string[];
  ledger: Ledger;
  tally: Tally;
  people: People;
  /** When each message was first sent, for the subscribers' latencies. */
  sentAt: Map<string, number>;
  onAcknowledged: (startedAt: number) => void;
};

/** Contact and agents of one conversation, who write by turns and wait for the answer, as people do. */
export class Sender {
  busy = false;
  #spoken = 0;
  #url: number;
  readonly #around: Surroundings;
  readonly #turns: Iterator<Turn>;
  readonly #thread: Thread;
  readonly #organization: Organization;
  readonly #organizationNumber: number;

  constructor(
    place: { organization: Organization; organizationNumber: number; thread: Thread; number: number },
    turns: Iterator<Turn>,
    around: Surroundings,
  ) {
    this.#organization = place.organization;
    this.#organizationNumber = place.organizationNumber;
    this.#thread = place.thread;
    this.#url = place.number % around.urls.length;
    this.#turns = turns;
    this.#around = around;
  }

  /** Says the next line, and says it again under the same clientMessageId until it is answered. */
  async say(): Promise<void> {
    this.busy = true;
    try {
      const turn = this.#turns.next().value as Turn;
      const message = messageOf(this.#thread.id, turn);
      const by = message.authorType;
      const { ledger, sentAt } = this.#around;
      const id = message.clientMessageId;
      sentAt.set(id, performance.now());
      ledger.write({ entry: 'intent', id, organization: this.#organizationNumber, thread: message.thread, by });
      const seq = await this.#deliver(message);
      this.#spoken += 1;
      if (seq !== null && this.#spoken % readEvery === 0) await this.#read(seq);
    } finally {
      this.busy = false;
    }
  }

  async #deliver(message: Message): Promise<number | null> {
    const { ledger, tally, onAcknowledged } = this.#around;
    const id = message.clientMessageId;
    const firstAt = performance.now();
    for (let attempt = 1; ; attempt++) {
      const startedAt = performance.now();
      tally.attempt();
      const outcome = await this.#attempt(message);
      if ('stored' in outcome) {
        ledger.write({ entry: 'acknowledged', id, ...outcome.stored, attempt });
        tally.acknowledged(performance.now() - startedAt);
        onAcknowledged(startedAt);
        return outcome.stored.seq;
      }
      const retryable = outcome.retryable || outcome.expired === true;
      tally.failed(outcome.code, retryable, startedAt);
      if (!retryable || performance.now() - firstAt > retryForMs) {
        ledger.write({ entry: 'refused', id, code: outcome.code });
        return null;
      }
      this.#url = (this.#url + 1) % this.#around.urls.length;
      const pauseMs = Math.min(pauseMsMax, firstPauseMs * 2 ** Math.min(attempt - 1, 10));
      if (!outcome.expired) await delay(pauseMs * (0.5 + Math.random() / 2));
    }
  }

  /** Contacts write with their own token, or the customer's backend writes for them; agents as themselves. */
  async #attempt(message: Message): Promise<Outcome> {
    const { urls, people } = this.#around;
    const url = urls[this.#url] ?? '';
    const byRest = this.#spoken % 2 === 1;
    if (message.authorType === 'CONTACT') {
      if (byRest) return sendByRest(url, this.#organization.apiKey, message);
      return sendByGraphql(url, this.#thread.contactToken, message);
    }
    const token = await people.token(this.#agent);
    const outcome = await (byRest ? sendByRest : sendByGraphql)(url, token, message);
    if ('expired' in outcome && outcome.expired) await people.renew(this.#agent, token);
    return outcome;
  }

  get #agent(): Person {
    const { people } = this.#organization;
    return people[this.#spoken % people.length] as Person;
  }

  async #read(seq: number): Promise<void> {
    const { urls, people, ledger } = this.#around;
    const reader = this.#agent;
    const id = this.#thread.id;
    if (!(await markRead(urls[this.#url] ?? '', await people.token(reader), id, seq))) return;
    const organization = this.#organizationNumber;
    ledger.write({ entry: 'read', organization, user: reader.userId, thread: id, seq });
  }
}

function messageOf(thread: string, { speaker, text }: Turn): Message {
  const authorType = speaker === 'contact' ? 'CONTACT' : 'AGENT';
  const kind = speaker === 'action' ? 'NOTE' : 'REPLY';
  return { thread, body: text, kind, authorType, clientMessageId: randomUUID() };
}
