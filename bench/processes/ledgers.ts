import type { Group, Ledger } from '../messages.ts';
import { Latencies } from './histogram.ts';

const framesKept = 64;
const faultsKept = 5;

/** What one group has received: the bytes of its latest events, and how many subscribers have each. */
type Received = { frames: Map<number, { bytes: Buffer; count: number }>; subscribers: number };

/** Counts every delivery: each subscriber is to get each event once, in order, and with the bytes the others got. */
export class Ledgers {
  readonly latencies = new Latencies();
  readonly #groups = new Map<string, Received>();
  readonly #onComplete: (group: string, seq: number) => void;
  readonly #counts = { deliveries: 0, bytes: 0, wrong: 0, lost: 0, doubled: 0 };
  #faults: string[] = [];

  /** @param onComplete told when all subscribers of a group have an event */
  constructor(onComplete: (group: string, seq: number) => void) {
    this.#onComplete = onComplete;
  }

  join({ name }: Group, subscribers: number): void {
    const group = this.#groups.get(name) ?? { frames: new Map(), subscribers: 0 };
    group.subscribers += subscribers;
    this.#groups.set(name, group);
  }

  fault(text: string): void {
    this.#counts.wrong += 1;
    if (this.#faults.length < faultsKept) this.#faults.push(text);
  }

  /** @returns the seq that the subscriber is to get next */
  enter({ name }: Group, seq: number, expected: number, frame: Buffer): number {
    if (seq < expected) {
      this.#counts.doubled += 1;
      return expected;
    }
    this.#counts.lost += seq - expected;
    this.#counts.deliveries += 1;
    this.#counts.bytes += frame.length;
    const group = this.#groups.get(name);
    if (!group) throw new Error(`nobody joined ${name}`);
    const known = group.frames.get(seq) ?? this.#first(group, seq, frame);
    if (!known.bytes.equals(frame))
      this.fault(`two subscribers got different bytes: ${frame.toString().slice(0, 300)}`);
    known.count += 1;
    if (known.count === group.subscribers) this.#onComplete(name, seq);
    return seq + 1;
  }

  /** The first frame of an event is read as a whole; the others must equal it. */
  #first(group: Received, seq: number, frame: Buffer) {
    const { errors } = JSON.parse(frame.toString()).payload ?? {};
    if (errors) this.fault(JSON.stringify(errors).slice(0, 300));
    const known = { bytes: Buffer.from(frame), count: 0 };
    group.frames.set(seq, known);
    if (group.frames.size > framesKept) group.frames.delete(group.frames.keys().next().value as number);
    return known;
  }

  /** The figures since the last call. */
  take(): Ledger {
    const subscribers = [...this.#groups.values()].reduce((sum, group) => sum + group.subscribers, 0);
    const ledger = { subscribers, ...this.#counts, latency: this.latencies.summary(), faults: this.#faults };
    Object.assign(this.#counts, { deliveries: 0, bytes: 0, wrong: 0, lost: 0, doubled: 0 });
    this.#faults = [];
    this.latencies.reset();
    return ledger;
  }
}
