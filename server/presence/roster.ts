import { randomUUID } from 'node:crypto';
import { onIdentityForgotten } from '../auth/identities.ts';
import { toTypeId } from '../db/ids.ts';
import { closeTopic, onRestored, onSignal, openTopic, publishSignal, type Signal } from '../events/bus.ts';
import { OtherProcesses } from './other-processes.ts';
import { OwnPeople, type Person } from './own-people.ts';
import { type Activity, type Doing, mostTelling, type Presence } from './presence.ts';
import { presenceSettings } from './presence-settings.ts';

/** A person as subscribers see them; made once for a change, whatever the number of subscribers. */
export type ShownPerson = { userId: string; name: string; activity: Activity; conversationId: string | null };

type Follower = { tell: (people: readonly ShownPerson[]) => void; joinedAt: number };

/** A change that has not been told yet; `at` counts changes. */
type Untold = { at: number; person: ShownPerson };

type TabName = { userId: string; key: string };

/** What a process says to the others. `taken`: tabs that now speak to it, or have gone; their old word counts no more. */
type Announcement = { process: string; people: Presence[]; complete: boolean; taken: TabName[] };
type Message = Announcement | { process: string; ask: true };

const processId = randomUUID();

/** Changes of a moment are told together: a thousand who come back at once are a few events, not a thousand each. */
const gatherMs = { least: 20, perFollower: 0.5, most: 500 };

/** Who is there in one organization, for as long as this process has anybody of it connected. */
export class Roster {
  readonly #organizationId: string;
  readonly #own = new OwnPeople((userId) => this.#changedHere(userId));
  readonly #others = new OtherProcesses((userId) => this.#changed(userId));
  readonly #followers = new Set<Follower>();
  readonly #shown = new Map<string, ShownPerson>();
  readonly #stops: (() => void)[];
  #untold = new Map<string, Untold>();
  #changes = 0;
  #unannounced = new Set<string>();
  #taken: TabName[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(organizationId: string) {
    this.#organizationId = organizationId;
    const heartbeat = setInterval(() => this.#beat(), presenceSettings.heartbeatMs()).unref();
    this.#stops = [
      onSignal(organizationId, (signal) => signal.kind === 'presence' && this.#hear(signal.data as Message)),
      onIdentityForgotten((gone) => this.#own.forget(gone)),
      onRestored(() => this.#meet()),
      () => closeTopic(organizationId),
      () => clearInterval(heartbeat),
    ];
    void openTopic(organizationId).then(() => this.#meet()); // before that an answer would not be heard
  }

  /** Tells the other processes who is here, and asks them for theirs. */
  #meet(): void {
    if (this.#own.size > 0) this.#announceAll();
    this.#publish({ process: processId, ask: true });
  }

  get isEmpty(): boolean {
    return this.#own.size === 0 && this.#followers.size === 0;
  }

  /** @returns how to disconnect */
  connect(person: Person, key: string): () => void {
    const disconnect = this.#own.connect(person, key);
    return () => {
      if (disconnect()) this.#take({ userId: person.id, key });
    };
  }

  shows(userId: string, key: string, conversationId: string): boolean {
    return this.#own.shows(userId, key, conversationId);
  }

  say(person: Person, key: string, doing: Omit<Doing, 'sinceMs'>): void {
    if (this.#own.say(person, key, doing)) this.#take({ userId: person.id, key });
  }

  release(userId: string, key: string): void {
    this.#own.release(userId, key);
    this.#take({ userId, key });
  }

  /** @returns who is there now; what changes from here on is told */
  follow(tell: Follower['tell']): { present: ShownPerson[]; leave: () => void } {
    const follower = { tell, joinedAt: this.#changes };
    this.#followers.add(follower);
    return { present: [...this.#shown.values()], leave: () => this.#followers.delete(follower) };
  }

  close(): void {
    this.#flush();
    for (const stop of this.#stops) stop();
    this.#others.close();
  }

  /** Says that this process lives, and heals what was lost on the way. */
  #beat(): void {
    if (this.#own.size > 0) this.#announceAll();
    else closeIfEmpty(this.#organizationId);
  }

  #hear(message: Message): void {
    if (message.process === processId) return;
    if ('ask' in message) {
      if (this.#own.size > 0) this.#announceAll();
      return;
    }
    this.#others.hear(message.process, message.people, message.complete);
    for (const { userId, key } of message.taken) this.#own.release(userId, key);
  }

  #changedHere(userId: string): void {
    this.#unannounced.add(userId);
    this.#changed(userId);
  }

  #take(tab: TabName): void {
    this.#taken.push(tab);
    this.#flushSoon();
  }

  #changed(userId: string): void {
    const now = mostTelling([this.#own.stateOf(userId), ...this.#others.statesOf(userId)].filter((one) => !!one));
    const before = this.#shown.get(userId);
    const next = shown(userId, now, before);
    if (isSame(before, next)) return;
    if (now) this.#shown.set(userId, next);
    else this.#shown.delete(userId);
    this.#changes += 1;
    this.#untold.set(userId, { at: this.#changes, person: next });
    this.#flushSoon();
  }

  #flushSoon(): void {
    const { least, perFollower, most } = gatherMs;
    const waitMs = Math.min(most, least + perFollower * this.#followers.size);
    this.#timer ??= setTimeout(() => this.#flush(), waitMs).unref();
  }

  #flush(): void {
    clearTimeout(this.#timer ?? undefined);
    this.#timer = null;
    if (this.#untold.size > 0) this.#tell();
    if (this.#unannounced.size > 0 || this.#taken.length > 0) this.#announceChanged();
  }

  /** Whoever joined since the oldest of these changes has been told some of them already. */
  #tell(): void {
    const changes = [...this.#untold.values()];
    const oldest = Math.min(...changes.map(({ at }) => at));
    const people = changes.map(({ person }) => person);
    this.#untold = new Map();
    for (const { tell, joinedAt } of this.#followers) {
      if (joinedAt < oldest) tell(people);
      else tell(changes.filter(({ at }) => at > joinedAt).map(({ person }) => person));
    }
  }

  #announceChanged(): void {
    const people = [...this.#unannounced].map((userId) => this.#own.stateOf(userId) ?? gone(userId));
    this.#announce({ people, complete: false, taken: this.#taken });
  }

  #announceAll(): void {
    this.#announce({ people: this.#own.states(), complete: true, taken: this.#taken });
  }

  #announce(announcement: Omit<Announcement, 'process'>): void {
    this.#unannounced = new Set();
    this.#taken = [];
    this.#publish({ process: processId, ...announcement });
  }

  #publish(data: Message): void {
    const signal: Signal = { organizationId: this.#organizationId, kind: 'presence', conversationId: null, data };
    publishSignal(signal);
  }
}

function gone(userId: string): Presence {
  return { userId, name: '', activity: 'OFFLINE', conversationId: null, sinceMs: Date.now() };
}

function shown(userId: string, now: Presence | undefined, before: ShownPerson | undefined): ShownPerson {
  return {
    userId: before?.userId ?? toTypeId('user', userId),
    name: now?.name ?? before?.name ?? '',
    activity: now?.activity ?? 'OFFLINE',
    conversationId: now?.conversationId ? toTypeId('conv', now.conversationId) : null,
  };
}

function isSame(before: ShownPerson | undefined, next: ShownPerson): boolean {
  if (!before) return next.activity === 'OFFLINE';
  return (
    before.activity === next.activity && before.conversationId === next.conversationId && before.name === next.name
  );
}

const rosters = new Map<string, Roster>();

/** The roster of an organization; it lives until the last who uses it has left. */
export function rosterOf(organizationId: string): Roster {
  const roster = rosters.get(organizationId) ?? new Roster(organizationId);
  rosters.set(organizationId, roster);
  return roster;
}

/** Called when somebody has left, and by the heartbeat for those whose lease has ended. */
export function closeIfEmpty(organizationId: string): void {
  const roster = rosters.get(organizationId);
  if (!roster?.isEmpty) return;
  rosters.delete(organizationId);
  roster.close();
}
