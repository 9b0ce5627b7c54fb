import { mapExchange, type Operation } from '@urql/core';
import type { Counted, ReadState } from './read-state';

type Entry = { state: ReadState; exact: boolean; touchedAt: number };
type Answered = ReadState & { id: string };

/** Events of conversations that nobody has read here matter only while an answer is on its way. */
const missedMax = 500;

const isSame = (a: ReadState, b: ReadState) =>
  a.lastSeq === b.lastSeq && a.lastReadSeq === b.lastReadSeq && a.unreadCount === b.unreadCount;

/**
 * What the server and its events have said of each conversation's read state. Answers and events overtake each other:
 * one that left before an event and arrives behind it would bring the past back. Optimistic changes never come here.
 * @param onStale what is known is not certain: ask
 */
export function createReadStates(onStale: (id: string) => void) {
  const entries = new Map<string, Entry>();
  const missed = new Map<string, number>();
  const startedAt = new Map<number, number>();
  let clock = 0;

  const touchedSince = (id: string, since: number) =>
    Math.max(entries.get(id)?.touchedAt ?? 0, missed.get(id) ?? 0) > since;

  /** @returns the state that is to be believed */
  const accept = (answer: Answered, since: number): ReadState => {
    const { id, lastSeq, lastReadSeq, unreadCount } = answer;
    const state = { lastSeq, lastReadSeq, unreadCount };
    const known = entries.get(id);
    const isCertain = !touchedSince(id, since) || (known !== undefined && isSame(known.state, state));
    if (!isCertain) onStale(id);
    if (!isCertain && known?.exact) return known.state;
    entries.set(id, { state, exact: isCertain, touchedAt: known?.touchedAt ?? 0 });
    return state;
  };

  return {
    get: (id: string): ReadState | undefined => entries.get(id)?.state,

    /** An event has said something of a conversation that is known, or is now. */
    set(id: string, { state, exact }: Counted): void {
      clock += 1;
      const wasExact = entries.get(id)?.exact ?? true;
      entries.set(id, { state, exact: exact && wasExact, touchedAt: clock });
      if (!exact) onStale(id);
    },

    /** An event has said something of a conversation of which nothing is known. */
    miss(id: string): void {
      clock += 1;
      if (missed.size >= missedMax) missed.clear();
      missed.set(id, clock);
    },

    /** To stand between the cache and the network. */
    exchange: mapExchange({
      onOperation({ kind, key }: Operation) {
        if (kind === 'query' || kind === 'mutation') startedAt.set(key, startedAt.get(key) ?? clock);
        else startedAt.delete(key);
      },
      onResult({ operation, data }) {
        const since = startedAt.get(operation.key);
        if (since === undefined) return;
        startedAt.delete(operation.key);
        forEachReadState(data, (answer) => Object.assign(answer, accept(answer, since)));
      },
    }),
  };
}

function forEachReadState(value: unknown, visit: (answer: Answered) => void): void {
  if (Array.isArray(value)) for (const item of value) forEachReadState(item, visit);
  else if (typeof value === 'object' && value !== null) {
    if (isReadState(value)) visit(value);
    for (const field of Object.values(value)) forEachReadState(field, visit);
  }
}

function isReadState(value: object): value is Answered {
  return (
    '__typename' in value &&
    value.__typename === 'Conversation' &&
    'unreadCount' in value &&
    'lastReadSeq' in value &&
    'lastSeq' in value
  );
}

export type ReadStates = ReturnType<typeof createReadStates>;
