import type { Connect, Cut, Group, Ledger, Reopened } from './messages.ts';
import { Remote } from './remote.ts';
import { VoidFigure } from './void-figure.ts';

const deliveredWithinMs = 60_000;

/** Subscribers of one server, in a process of their own; counts which events have reached all of a group. */
export class Audience {
  readonly #name: string;
  readonly #load: Remote;
  readonly #complete = new Map<string, number>();
  readonly #joined = new Set<string>();
  #waiting: { group: string; events: number; resolve: () => void }[] = [];

  private constructor(name: string, load: Remote) {
    this.#name = name;
    this.#load = load;
    load.on('event', ({ complete }: { complete?: { group: string; seq: number } }) => {
      if (complete) this.#completed(complete.group);
    });
  }

  /** @param name whose subscribers they are */
  static async open(name: string): Promise<Audience> {
    return new Audience(name, await Remote.start('processes/load-sockets.ts'));
  }

  connect(options: Connect): Promise<number> {
    this.#joined.add(options.group.name);
    return this.#load.ask('connect', options);
  }

  /** How many events have reached every subscriber of the group. */
  delivered({ name }: Group): number {
    return this.#complete.get(name) ?? 0;
  }

  /** Waits for one more event in each group that has subscribers; to be called before it is sent. */
  async next(groups: readonly Group[], withinMs?: number): Promise<void> {
    const joined = groups.filter(({ name }) => this.#joined.has(name));
    await Promise.all(joined.map((group) => this.reaches(group, this.delivered(group) + 1, withinMs)));
  }

  /** @throws VoidFigure when some subscriber has not got them in time */
  async reaches(group: Group, events: number, withinMs = deliveredWithinMs): Promise<void> {
    if (this.delivered(group) >= events) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new VoidFigure(`${this.#name}: an event (${group.name}) did not reach everybody within ${withinMs} ms`),
          ),
        withinMs,
      );
    });
    const reached = new Promise<void>((resolve) => this.#waiting.push({ group: group.name, events, resolve }));
    await Promise.race([reached, late]).finally(() => clearTimeout(timer));
  }

  #completed(group: string): void {
    const events = (this.#complete.get(group) ?? 0) + 1;
    this.#complete.set(group, events);
    this.#waiting = this.#waiting.filter((waiter) => {
      if (waiter.group !== group || waiter.events > events) return true;
      waiter.resolve();
      return false;
    });
  }

  /** The ledger since the last call. @throws VoidFigure when a delivery was wrong, lost or doubled */
  async take(expected?: number): Promise<Ledger> {
    const ledger = await this.#load.ask<Ledger>('take');
    const { wrong, lost, doubled, faults, deliveries } = ledger;
    if (wrong + lost + doubled > 0) {
      throw new VoidFigure(
        `${this.#name}: ${wrong} deliveries wrong, ${lost} lost, ${doubled} doubled. ${faults.join(' ')}`,
      );
    }
    if (expected !== undefined && deliveries !== expected) {
      throw new VoidFigure(`${this.#name}: ${deliveries} deliveries instead of ${expected}`);
    }
    return ledger;
  }

  cutAll(): Promise<void> {
    return this.#load.ask('cutAll');
  }

  reopenAll(withinMs: number): Promise<Reopened> {
    return this.#load.ask('reopenAll', withinMs);
  }

  loseNetwork(cut: Cut): Promise<number> {
    return this.#load.ask('loseNetwork', cut);
  }

  stop(): Promise<void> {
    return this.#load.stop();
  }
}
