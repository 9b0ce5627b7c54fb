import type { LoggedEvent } from './event-types.ts';

const countMax = 1000;
const ageMsMax = 5 * 60_000;

/** The end of an organization's log in memory: consecutive events, so that many who resume read the log once. */
export class RecentEvents {
  #events: LoggedEvent[] = [];
  #receivedAt: number[] = [];

  push(event: LoggedEvent): void {
    this.#events.push(event);
    this.#receivedAt.push(Date.now());
    // Cut seldom: removing one from the front of a long array for each event would cost more than what is kept.
    if (this.#events.length >= 2 * countMax) this.#cut(this.#events.length - countMax);
  }

  /** Forgets what is older than some minutes. */
  age(): void {
    const oldest = Date.now() - ageMsMax;
    if ((this.#receivedAt[0] ?? oldest) >= oldest) return;
    const kept = this.#receivedAt.findIndex((at) => at >= oldest);
    this.#cut(kept === -1 ? this.#events.length : kept);
  }

  #cut(count: number): void {
    this.#events = this.#events.slice(count);
    this.#receivedAt = this.#receivedAt.slice(count);
  }

  /** The events behind `seq`; null when they are not all here. */
  since(seq: number): LoggedEvent[] | null {
    const first = this.#events[0]?.seq;
    return first === undefined || seq + 1 < first ? null : this.#events.slice(seq + 1 - first);
  }
}
