import type { Presence } from './presence.ts';
import { presenceSettings } from './presence-settings.ts';

type Process = { people: Map<string, Presence>; lease: NodeJS.Timeout };

/** Who is connected to the other processes, as they say; those of a process that falls silent are gone. */
export class OtherProcesses {
  #processes = new Map<string, Process>();
  #onChange: (userId: string) => void;

  constructor(onChange: (userId: string) => void) {
    this.#onChange = onChange;
  }

  /** @param complete the people are all whom the process has; otherwise those who changed */
  hear(processId: string, people: readonly Presence[], complete: boolean): void {
    const known = this.#renew(processId).people;
    const changed = new Set(people.map(({ userId }) => userId));
    if (complete) {
      for (const userId of known.keys()) changed.add(userId);
      known.clear();
    }
    for (const person of people) {
      if (person.activity === 'OFFLINE') known.delete(person.userId);
      else known.set(person.userId, person);
    }
    changed.forEach(this.#onChange);
  }

  statesOf(userId: string): Presence[] {
    return [...this.#processes.values()].flatMap(({ people }) => people.get(userId) ?? []);
  }

  close(): void {
    for (const { lease } of this.#processes.values()) clearTimeout(lease);
    this.#processes.clear();
  }

  #renew(processId: string): Process {
    const known = this.#processes.get(processId);
    if (known) {
      known.lease.refresh();
      return known;
    }
    const lease = setTimeout(() => this.#expire(processId), presenceSettings.leaseMs()).unref();
    const process = { people: new Map<string, Presence>(), lease };
    this.#processes.set(processId, process);
    return process;
  }

  #expire(processId: string): void {
    const people = this.#processes.get(processId)?.people ?? new Map<string, Presence>();
    this.#processes.delete(processId);
    [...people.keys()].forEach(this.#onChange);
  }
}
