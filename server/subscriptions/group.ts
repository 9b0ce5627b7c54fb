import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseUnavailable } from '../db/errors.ts';
import type { LoggedEvent } from '../events/event-types.ts';
import { type Feed, joinFeed } from '../events/feed.ts';
import { expired } from '../events/follow.ts';
import { eventBatchSize, readEvents } from '../events/log.ts';
import { log } from '../logging/log.ts';
import type { Execution } from './execution.ts';
import { RecentAnswers } from './recent-answers.ts';
import type { Answer } from './sink.ts';
import type { Subscriber } from './subscriber.ts';

const retryMs = 250;

type Options = {
  organizationId: string;
  wants: (event: LoggedEvent) => boolean;
  execution: Execution;
  /** Nobody is left, or what is answered turned out to be personal: whoever is here joins others. */
  onClosed: () => void;
};

/** The answers of some following events, and the number up to which there are no others. */
export type Step = { answers: Answer[]; upTo: number };

/**
 * The subscribers of one organization who asked for the same and may see the same: each event is executed and
 * serialised once for all of them, and handed out synchronously, in order.
 */
export class Group {
  /** The last event that the live subscribers have had. */
  position = 0;
  readonly opened: Promise<void>;
  readonly #options: Options;
  readonly #members = new Set<Subscriber>();
  readonly #live = new Set<Subscriber>();
  readonly #recent = new RecentAnswers();
  readonly #marks = new RecentAnswers();
  readonly #reading = new Map<number, Promise<LoggedEvent[]>>();
  #feed: Feed | null = null;
  #leave: () => void = () => undefined;
  #closed = false;
  #handingOut = false;

  constructor(options: Options) {
    this.#options = options;
    this.opened = this.#open();
    // Told to each subscriber that waits for it.
    this.opened.catch(() => this.#close());
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Nothing is known of the log before. */
  get isOpen(): boolean {
    return this.#feed !== null && !this.#closed;
  }

  /** Where the log stands for this process. */
  get head(): number {
    return this.#feed?.position ?? 0;
  }

  async #open(): Promise<void> {
    const { feed, position, leave } = await joinFeed(this.#options.organizationId, () => this.#wake());
    this.#feed = feed;
    this.position = position;
    if (this.#closed) leave();
    else this.#leave = leave;
  }

  add(subscriber: Subscriber): void {
    this.#members.add(subscriber);
  }

  /** From here on the subscriber gets what happens, without asking. */
  goLive(subscriber: Subscriber): void {
    this.#live.add(subscriber);
  }

  remove(subscriber: Subscriber): void {
    this.#live.delete(subscriber);
    this.#members.delete(subscriber);
    if (this.#members.size === 0) this.#close();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#leave();
    this.#options.onClosed();
  }

  /**
   * What follows an event, at most 200 events further.
   * @returns null when the group has been closed meanwhile
   * @throws CURSOR_EXPIRED when what follows is no longer kept
   */
  async step(position: number): Promise<Step | null> {
    const events = await this.#read(position);
    const last = events.at(-1);
    if (!last || events[0]?.seq !== position + 1) throw expired();
    const answers = await this.#answers(events.filter(this.#options.wants));
    if (this.#closed || answers.includes(null)) return null;
    return { answers: answers as Answer[], upTo: last.seq };
  }

  /** The mark for subscribers that have come up to this event; null when the group has been closed meanwhile. */
  async caughtUp(position: number): Promise<Answer | null> {
    const known = this.#marks.get(position);
    if (known) return known;
    const mark = this.#unlessPersonal(this.#options.execution.caughtUp(position));
    this.#marks.add(position, mark);
    return mark;
  }

  /** A thousand subscribers that resume behind the same event read the log once. */
  async #read(position: number): Promise<readonly LoggedEvent[]> {
    const kept = this.#feed?.since(position);
    if (kept) return kept.slice(0, eventBatchSize);
    const reading =
      this.#reading.get(position) ??
      readEvents(this.#options.organizationId, position).finally(() => this.#reading.delete(position));
    this.#reading.set(position, reading);
    return reading;
  }

  #answers(events: readonly LoggedEvent[]): Promise<(Answer | null)[]> {
    const missing = events.filter(({ seq }) => !this.#recent.get(seq));
    if (missing.length > 0) {
      const made = this.#options.execution.events(missing);
      for (const [index, { seq }] of missing.entries()) {
        this.#recent.add(seq, this.#unlessPersonal(made.then((answers) => answers[index] as Answer)));
      }
    }
    return Promise.all(events.map(({ seq }) => this.#recent.get(seq) ?? null));
  }

  /** An answer that was made with something of one viewer is given to nobody: each gets their own, in another group. */
  async #unlessPersonal(making: Promise<Answer>): Promise<Answer | null> {
    const answer = await making;
    if (!this.#options.execution.isPersonal) return answer;
    if (!this.#closed) {
      this.#close();
      for (const member of this.#live) member.regroup();
    }
    return null;
  }

  #wake(): void {
    if (!this.#handingOut && !this.#closed && this.#feed) void this.#handOut();
  }

  async #handOut(): Promise<void> {
    this.#handingOut = true;
    await null; // the events of one burst are executed together
    while (!this.#closed && this.head > this.position) {
      try {
        const step = await this.step(this.position);
        if (step) this.#give(step);
      } catch (error) {
        if (!isDatabaseUnavailable(error)) return this.#fail(error);
        log.warn({ err: error }, 'events could not be handed out; it is tried again');
        await sleep(retryMs);
      }
    }
    this.#handingOut = false;
  }

  /** What would fail again and again is said: clients come back with their cursors, or read the lists anew. */
  #fail(error: unknown): void {
    log.error({ err: error }, 'events could not be handed out');
    this.#close();
    for (const subscriber of this.#live) subscriber.fail(error);
  }

  #give({ answers, upTo }: Step): void {
    for (const answer of answers) {
      for (const subscriber of this.#live) {
        subscriber.give(answer);
        if (!subscriber.isFull()) continue;
        this.#live.delete(subscriber);
        void subscriber.catchUp();
      }
    }
    this.position = upTo;
  }
}
