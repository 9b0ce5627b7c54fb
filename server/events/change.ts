import type { Member } from '../auth/actor.ts';
import { db, type Tx } from '../db/client.ts';
import { isRetryableConflict } from '../db/errors.ts';
import { newId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { publish } from './bus.ts';
import { toCursor } from './cursor.ts';
import type { EventType, LoggedEvent } from './event-types.ts';

type NewEvent = {
  type: EventType;
  subjectId: string;
  conversationId?: string;
  contactId?: string;
  payload?: Record<string, unknown>;
};

type NewAudit = { action: string; targetType: string; targetId: string | null; diff?: Record<string, unknown> };

/** The transaction of one change, with the events and audit rows that its commit will carry. */
export type Change = { tx: Tx; actor: Member; events: NewEvent[]; audits: NewAudit[] };

/** What a service returns for a write: the value, and the cursor that the log had reached with it. */
export type Written<T> = { value: T; cursor: string };

const attemptsMax = 4;

/**
 * Runs a state change in one transaction with its events and audit rows, in the actor's organization. The events'
 * numbers are taken by the last statement, so numbers are consecutive and commit order is number order. After the
 * commit the events are published; nobody publishes by hand. A deadlock or serialisation conflict is tried again.
 */
export async function change<T>(actor: Member, work: (change: Change) => Promise<T>): Promise<Written<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runInOrganization(actor.organizationId, () => changeOnce(actor, work));
    } catch (error) {
      if (attempt === attemptsMax || !isRetryableConflict(error)) throw error;
    }
  }
}

async function changeOnce<T>(actor: Member, work: (change: Change) => Promise<T>): Promise<Written<T>> {
  const { value, events, seq } = await db.$transaction(async (tx) => {
    const current: Change = { tx, actor, events: [], audits: [] };
    const value = await work(current);
    await writeAudits(current);
    return { value, ...(await writeEvents(current)) };
  });
  publish(events);
  return { value, cursor: toCursor(actor.organizationId, seq) };
}

/** Queues an event for the commit; it is numbered and written by the transaction's last statement. */
export function appendEvent(change: Change, event: NewEvent): void {
  change.events.push(event);
}

/** Queues an audit row for the commit. `diff` must hold no secret. */
export function recordAudit(change: Change, audit: NewAudit): void {
  change.audits.push(audit);
}

async function writeAudits({ tx, actor, audits }: Change): Promise<void> {
  if (audits.length === 0) return;
  await tx.auditLog.createMany({
    data: audits.map((audit) => ({
      organizationId: actor.organizationId,
      actorType: actor.kind,
      actorId: actor.id,
      action: audit.action,
      targetType: audit.targetType,
      targetId: audit.targetId,
      diff: (audit.diff ?? {}) as object,
      ip: actor.origin.ip,
      userAgent: actor.origin.userAgent,
      requestId: actor.origin.requestId,
    })),
  });
}

type CounterRow = { seq: bigint; now: Date };

async function writeEvents({ tx, actor, events }: Change): Promise<{ events: LoggedEvent[]; seq: number }> {
  const rows = events.map((event) => ({
    id: newId(),
    type: event.type,
    subject_id: event.subjectId,
    conversation_id: event.conversationId ?? null,
    contact_id: event.contactId ?? null,
    payload: event.payload ?? {},
  }));
  const [counter] = await tx.$queryRaw<CounterRow[]>`
    WITH counter AS (
      UPDATE organizations SET event_seq = event_seq + ${rows.length}::int
      WHERE id = ${actor.organizationId}::uuid
      RETURNING event_seq, clock_timestamp() AS now
    ), written AS (
      INSERT INTO events (organization_id, seq, id, type, subject_id, conversation_id, contact_id, payload,
                          actor_type, actor_id, created_at)
      SELECT ${actor.organizationId}::uuid, counter.event_seq - ${rows.length}::int + row.number, row.id, row.type,
             row.subject_id, row.conversation_id, row.contact_id, row.payload,
             ${actor.kind}, ${actor.id}::uuid, counter.now
      FROM counter, ROWS FROM (
        jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS (id uuid, type text, subject_id uuid, conversation_id uuid, contact_id uuid, payload jsonb)
      ) WITH ORDINALITY AS row (id, type, subject_id, conversation_id, contact_id, payload, number)
    )
    SELECT event_seq AS seq, now FROM counter`;
  if (!counter) throw new Error(`organization ${actor.organizationId} has no event counter`);
  const last = Number(counter.seq);
  return {
    seq: last,
    events: rows.map((row, index) => logged(actor, row, last - rows.length + 1 + index, counter.now)),
  };
}

type EventRow = {
  type: EventType;
  subject_id: string;
  conversation_id: string | null;
  contact_id: string | null;
  payload: Record<string, unknown>;
};

function logged(actor: Member, row: EventRow, seq: number, occurredAt: Date): LoggedEvent {
  return {
    organizationId: actor.organizationId,
    seq,
    type: row.type,
    subjectId: row.subject_id,
    conversationId: row.conversation_id,
    contactId: row.contact_id,
    payload: row.payload,
    actorType: actor.kind,
    actorId: actor.id,
    occurredAt,
  };
}
