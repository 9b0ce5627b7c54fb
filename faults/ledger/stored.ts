import { toTypeId } from '../../server/db/ids.ts';
import type { Cluster } from '../product/cluster.ts';

export type StoredMessage = {
  id: string;
  thread: string;
  seq: number;
  clientMessageId: string | null;
  fromContact: boolean;
};
export type StoredEvent = { seq: number; type: string; subject: string };
export type Stored = {
  messages: StoredMessage[];
  lastSeqs: Map<string, number>;
  /** By organization id. */
  events: Map<string, StoredEvent[]>;
  heads: Map<string, number>;
  /** Last number read, by `user thread`. */
  reads: Map<string, number>;
};

type MessageRow = { id: string; thread: string; seq: number; client_message_id: string | null; author: string };
type EventRow = { organization: string; seq: string; type: string; subject: string };

/** Everything of a database that the ledger is compared with, read as superuser. */
export async function readStored(cluster: Cluster, database: string): Promise<Stored> {
  const messages = await cluster.query<MessageRow>(
    database,
    'select id, conversation_id as thread, seq, client_message_id, author_type as author from messages',
  );
  const threads = await cluster.query<{ id: string; last_seq: number }>(
    database,
    'select id, last_seq from conversations',
  );
  const events = await cluster.query<EventRow>(
    database,
    'select organization_id as organization, seq, type, subject_id as subject from events order by organization_id, seq',
  );
  const heads = await cluster.query<{ id: string; head: string }>(
    database,
    'select id, event_seq as head from organizations',
  );
  const reads = await cluster.query<{ user: string; thread: string; seq: number }>(
    database,
    'select user_id as "user", conversation_id as thread, last_read_seq as seq from conversation_reads',
  );
  return {
    messages: messages.map((row) => ({
      id: toTypeId('msg', row.id),
      thread: toTypeId('conv', row.thread),
      seq: row.seq,
      clientMessageId: row.client_message_id,
      fromContact: row.author === 'CONTACT',
    })),
    lastSeqs: new Map(threads.map(({ id, last_seq }) => [toTypeId('conv', id), last_seq])),
    events: byOrganization(events),
    heads: new Map(heads.map(({ id, head }) => [toTypeId('org', id), Number(head)])),
    reads: new Map(
      reads.map(({ user, thread, seq }) => [`${toTypeId('user', user)} ${toTypeId('conv', thread)}`, seq]),
    ),
  };
}

function byOrganization(rows: EventRow[]): Map<string, StoredEvent[]> {
  const events = new Map<string, StoredEvent[]>();
  for (const { organization, seq, type, subject } of rows) {
    const id = toTypeId('org', organization);
    const list = events.get(id) ?? [];
    events.set(id, list);
    const isMessage = type === 'message.created';
    list.push({ seq: Number(seq), type, subject: isMessage ? toTypeId('msg', subject) : subject });
  }
  return events;
}
