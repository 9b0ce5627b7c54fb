import type { LoggedEvent } from './event-types.ts';

const countMax = 1_000;
const ageMsMax = 60_000;

/** The newest events of one organization, without a hole: whoever was away for a moment needs no database. */
export class RecentEvents {
  #events: LoggedEvent[] = [];
  #heardAt: number[] = [];

  /** Called in the order of the log. */
  add(event: LoggedEvent): void {
    this.#events.push(event);
    this.#heardAt.push(Date.now());
    if (this.#events.length >= 2 * countMax) this.#drop(this.#events.length - countMax);
  }

  /** The events behind a number, when they are all still here; else null. */
  since(seq: number): readonly LoggedEvent[] | null {
    this.#dropOld();
    const first = this.#events[0]?.seq;
    return first === undefined || seq < first - 1 ? null : this.#events.slice(seq - first + 1);
  }

  #dropOld(): void {
    const oldest = Date.now() - ageMsMax;
    const kept = this.#heardAt.findIndex((at) => at >= oldest);
    if (kept !== 0) this.#drop(kept === -1 ? this.#events.length : kept);
  }

  #drop(count: number): void {
    this.#events = this.#events.slice(count);
    this.#heardAt = this.#heardAt.slice(count);
  }
}
