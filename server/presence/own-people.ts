import type { Actor } from '../auth/actor.ts';
import { type Gone, isGone } from '../auth/identities.ts';
import { type Doing, mostTelling, type Presence } from './presence.ts';
import { presenceSettings } from './presence-settings.ts';

/** A person's tab. It is there while something is subscribed in it, or until its lease ends. */
type Tab = Doing & { key: string; actor: Person; subscriptions: number; lease: NodeJS.Timeout | null };

export type Person = Actor & { id: string };

/** More would be a script that invents tabs; the oldest gives way. */
const tabsMax = 20;

/** The people of one organization who are connected to this process, by their tabs. */
export class OwnPeople {
  #tabs = new Map<string, Map<string, Tab>>();
  #onChange: (userId: string) => void;

  constructor(onChange: (userId: string) => void) {
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#tabs.size;
  }

  /** @returns how to disconnect; true: the tab is gone with it */
  connect(person: Person, key: string): () => boolean {
    const tab = this.#tabOf(person, key);
    tab.subscriptions += 1;
    return () => {
      tab.subscriptions -= 1;
      if (tab.subscriptions > 0) return false;
      this.#remove(tab);
      return true;
    };
  }

  /** Whether the tab is known to show this conversation already. */
  shows(userId: string, key: string, conversationId: string): boolean {
    return this.#tabs.get(userId)?.get(key)?.conversationId === conversationId;
  }

  /** Renews the tab's lease. @returns whether it does something else than before */
  say(person: Person, key: string, { activity, conversationId }: Omit<Doing, 'sinceMs'>): boolean {
    const tab = this.#tabOf(person, key);
    clearTimeout(tab.lease ?? undefined);
    tab.lease = setTimeout(() => this.#endLease(tab), presenceSettings.leaseMs()).unref();
    const isNew = tab.activity !== activity || tab.conversationId !== conversationId || tab.actor.name !== person.name;
    tab.actor = person;
    if (isNew) this.#set(tab, { activity, conversationId, sinceMs: Date.now() });
    return isNew;
  }

  /** What the tab said ends; it stays as long as something is subscribed in it. */
  release(userId: string, key: string): void {
    const tab = this.#tabs.get(userId)?.get(key);
    if (tab) this.#endLease(tab);
  }

  /** Those whose session or membership has ended are not there any more. */
  forget(gone: Gone): void {
    if (gone.changed) return;
    for (const tab of this.#all()) if (isGone(tab.actor, gone)) this.#remove(tab);
  }

  stateOf(userId: string): Presence | undefined {
    const tab = mostTelling(this.#tabs.get(userId)?.values() ?? []);
    if (!tab) return undefined;
    const { actor, activity, conversationId, sinceMs } = tab;
    return { userId, name: actor.name ?? '', activity, conversationId, sinceMs };
  }

  states(): Presence[] {
    return [...this.#tabs.keys()].flatMap((userId) => this.stateOf(userId) ?? []);
  }

  #all(): Tab[] {
    return [...this.#tabs.values()].flatMap((tabs) => [...tabs.values()]);
  }

  #tabOf(person: Person, key: string): Tab {
    const tabs = this.#tabs.get(person.id) ?? new Map<string, Tab>();
    this.#tabs.set(person.id, tabs);
    const known = tabs.get(key);
    if (known) return known;
    if (tabs.size >= tabsMax) makeRoom(tabs);
    const here: Doing = { activity: 'ONLINE', conversationId: null, sinceMs: Date.now() };
    const tab: Tab = { ...here, key, actor: person, subscriptions: 0, lease: null };
    tabs.set(key, tab);
    this.#onChange(person.id);
    return tab;
  }

  #endLease(tab: Tab): void {
    clearTimeout(tab.lease ?? undefined);
    tab.lease = null;
    if (tab.subscriptions === 0) this.#remove(tab);
    else if (tab.activity !== 'ONLINE') {
      this.#set(tab, { activity: 'ONLINE', conversationId: null, sinceMs: Date.now() });
    }
  }

  #remove(tab: Tab): void {
    clearTimeout(tab.lease ?? undefined);
    const { id } = tab.actor;
    const tabs = this.#tabs.get(id);
    if (tabs?.get(tab.key) !== tab) return;
    tabs.delete(tab.key);
    if (tabs.size === 0) this.#tabs.delete(id);
    this.#onChange(id);
  }

  #set(tab: Tab, doing: Doing): void {
    Object.assign(tab, doing);
    this.#onChange(tab.actor.id);
  }
}

/** Tabs in which something is subscribed are bounded by the connections that a person may have. */
function makeRoom(tabs: Map<string, Tab>): void {
  const [oldest] = [...tabs.values()].filter(({ subscriptions }) => subscriptions === 0);
  if (!oldest) return;
  clearTimeout(oldest.lease ?? undefined);
  tabs.delete(oldest.key);
}
