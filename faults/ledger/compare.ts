import { numberOf } from '../load/subscriber.ts';
import type { Cast } from '../product/cast.ts';
import type { Entry, Seen } from './ledger.ts';
import type { Stored, StoredMessage } from './stored.ts';

/** What the comparison of ledger and database found; everything but the first three is wrong. */
export type MessageFigures = {
  intents: number;
  acknowledged: number;
  stored: number;
  /** Acknowledged and not in the database, or not under the number that was acknowledged. */
  lost: number;
  /** More rows than one for an intent, or rows for none. */
  doubled: number;
  /** Missing numbers of messages in conversations and of events in organizations. */
  gaps: number;
  /** Cursors of acknowledgements that do not stand at or behind the message's own event. */
  cursors: number;
  /** Read marks that were acknowledged and lie behind that. */
  marks: number;
};

type Of<K extends Entry['entry']> = Extract<Entry, { entry: K }>;

export function pick<K extends Entry['entry']>(entries: readonly Entry[], kind: K): Of<K>[] {
  return entries.filter((entry): entry is Of<K> => entry.entry === kind);
}

export function compareMessages(cast: Cast, entries: readonly Entry[], stored: Stored): MessageFigures {
  const [intents, acknowledged] = [pick(entries, 'intent'), pick(entries, 'acknowledged')];
  const byClientId = Map.groupBy(stored.messages, ({ clientMessageId }) => clientMessageId);
  const intended = new Set(intents.map(({ id }) => id));
  const lost = acknowledged.filter(({ id, message, seq }) => {
    const row = byClientId.get(id)?.[0];
    return row?.id !== message || row.seq !== seq;
  });
  const unknown = stored.messages.filter(({ clientMessageId }) => !intended.has(clientMessageId ?? ''));
  const repeated = [...byClientId.values()].reduce((sum, rows) => sum + rows.length - 1, 0);
  return {
    intents: intents.length,
    acknowledged: acknowledged.length,
    stored: stored.messages.length,
    lost: lost.length,
    doubled: unknown.length + repeated,
    gaps: messageGaps(stored) + eventGaps(stored),
    cursors: wrongCursors(cast, intents, acknowledged, stored),
    marks: pick(entries, 'read').filter(({ user, thread, seq }) => (stored.reads.get(`${user} ${thread}`) ?? 0) < seq)
      .length,
  };
}

function messageGaps({ messages, lastSeqs }: Stored): number {
  let gaps = 0;
  const threads = Map.groupBy(messages, ({ thread }) => thread);
  for (const [thread, lastSeq] of lastSeqs) {
    const seqs = new Set(threads.get(thread)?.map(({ seq }) => seq));
    for (let seq = 1; seq <= lastSeq; seq++) if (!seqs.has(seq)) gaps += 1;
    if (seqs.size > lastSeq) gaps += seqs.size - lastSeq;
  }
  return gaps;
}

function eventGaps({ events, heads }: Stored): number {
  let gaps = 0;
  for (const [organization, head] of heads) {
    const seqs = new Set(events.get(organization)?.map(({ seq }) => seq));
    for (let seq = 1; seq <= head; seq++) if (!seqs.has(seq)) gaps += 1;
  }
  return gaps;
}

/** The first answer carries the cursor of the message's event; that of a retry may be any later one. */
function wrongCursors(
  cast: Cast,
  intents: Of<'intent'>[],
  acknowledged: Of<'acknowledged'>[],
  { events }: Stored,
): number {
  const organizations = new Map(intents.map(({ id, organization }) => [id, organization]));
  const own = new Map<string, number>();
  for (const list of events.values()) for (const { subject, seq } of list) own.set(subject, seq);
  return acknowledged.filter(({ id, message, cursor, attempt }) => {
    const [at, expected] = [numberOf(cursor), own.get(message)];
    const organization = cast.organizations[organizations.get(id) ?? -1]?.id ?? '';
    const head = events.get(organization)?.at(-1)?.seq ?? 0;
    if (expected === undefined) return true;
    return attempt === 1 ? at !== expected : at < expected || at > head;
  }).length;
}

export type SubscriberFigures = {
  subscribers: number;
  seen: number;
  missing: number;
  seenTwice: number;
  outOfOrder: number;
  /** Another type or message than the log has under that number. */
  wrong: number;
};

/** Everything behind a subscriber's first cursor must have come to it once, in order. */
export function compareSubscribers(
  cast: Cast,
  organizations: number,
  subscribers: number,
  seen: Seen[],
  stored: Stored,
) {
  const figures: SubscriberFigures = {
    subscribers,
    seen: seen.length,
    missing: 0,
    seenTwice: 0,
    outOfOrder: 0,
    wrong: 0,
  };
  const bySubscriber = Map.groupBy(seen, ({ subscriber }) => subscriber);
  for (let subscriber = 0; subscriber < subscribers; subscriber++) {
    const organization = cast.organizations[subscriber % organizations];
    const log = stored.events.get(organization?.id ?? '') ?? [];
    const events = log.filter(({ seq }) => seq > numberOf(organization?.cursor ?? '0'));
    compareOne(figures, bySubscriber.get(subscriber) ?? [], events);
  }
  return figures;
}

function compareOne(
  figures: SubscriberFigures,
  seen: Seen[],
  events: { seq: number; type: string; subject: string }[],
) {
  const numbers = new Set<number>();
  let last = 0;
  const log = new Map(events.map((event) => [event.seq, event]));
  for (const { cursor, type, message } of seen) {
    const seq = numberOf(cursor);
    if (numbers.has(seq)) figures.seenTwice += 1;
    else if (seq < last) figures.outOfOrder += 1;
    numbers.add(seq);
    last = seq;
    const event = log.get(seq);
    // Agents may not see what an owner does besides, only that there is such an event.
    const isHidden = type === 'HIDDEN' && !/^(message|conversation)\./.test(event?.type ?? '');
    const same =
      event?.type.replace('.', '_').toUpperCase() === type && (message === null || event.subject === message);
    if (!same && !isHidden) figures.wrong += 1;
  }
  figures.missing += events.filter(({ seq }) => !numbers.has(seq)).length;
}

/** The contact's messages behind the person's mark, as the rows say. */
export function unreadByRows(stored: Stored): (user: string, thread: string) => number {
  const inbound = Map.groupBy(
    stored.messages.filter(({ fromContact }) => fromContact),
    ({ thread }) => thread,
  );
  return (user, thread) => {
    const mark = stored.reads.get(`${user} ${thread}`) ?? 0;
    return (inbound.get(thread) ?? []).filter(({ seq }: StoredMessage) => seq > mark).length;
  };
}
