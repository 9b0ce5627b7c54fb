import type { Member } from '../auth/actor.ts';
import { db, sqlIn, sqlTransaction, type Tx } from '../db/client.ts';
import { isRetryableConflict } from '../db/errors.ts';
import { newId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import type { Sql } from '../db/sql-transaction.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type Claim, claimChange, findKept, keep } from '../idempotency/claims.ts';
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

type NewUsage = { metric: string; sourceId: string; quantity: number };

/** The transaction of one change, with the events, audit and usage rows that its last statement will write. */
export type Change = SqlChange & { tx: Tx };

/** A change whose statements are all our own. */
export type SqlChange = { sql: Sql; actor: Member; events: NewEvent[]; audits: NewAudit[]; usage: NewUsage[] };

/** What a service returns for a write: the value, and the cursor that the log had reached with it. */
export type Written<T> = { value: T; cursor: string };

const attemptsMax = 4;

/**
 * Runs a state change in one transaction with its events and audit rows, in the actor's organization. The events'
 * numbers are taken by the last statement, so numbers are consecutive and commit order is number order. After the
 * commit the events are published; nobody publishes by hand. A deadlock or serialisation conflict is tried again.
 * Under an Idempotency-Key that was used before, nothing is done and the first value is answered.
 */
export function change<T>(actor: Member, work: (change: Change) => Promise<T>): Promise<Written<T>> {
  const claim = claimChange();
  return untilNoConflict(() => runInOrganization(actor.organizationId, () => changeOnce(actor, work, claim)));
}

/**
 * The same in two round trips, for changes that happen often. Under an Idempotency-Key it is like any other.
 * @param work its last writes need not be waited for (`Sql.write`)
 */
export function changeBySql<T>(actor: Member, work: (change: SqlChange) => Promise<T>): Promise<Written<T>> {
  const claim = claimChange();
  return untilNoConflict(() =>
    runInOrganization(actor.organizationId, () =>
      claim ? changeOnce(actor, work, claim) : changeOnceBySql(actor, work),
    ),
  );
}

async function untilNoConflict<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (error) {
      if (attempts === attemptsMax || !isRetryableConflict(error)) throw error;
    }
  }
}

async function changeOnceBySql<T>(actor: Member, work: (change: SqlChange) => Promise<T>): Promise<Written<T>> {
  const { seq, events, value } = await sqlTransaction(async (sql) => {
    const current = begin(actor, sql);
    const value = await work(current);
    return { last: writeRecords(current).then((written) => ({ ...written, value })) };
  });
  publish(events);
  return { value, cursor: toCursor(actor.organizationId, seq) };
}

function begin(actor: Member, sql: Sql): SqlChange {
  return { sql, actor, events: [], audits: [], usage: [] };
}

async function changeOnce<T>(
  actor: Member,
  work: (change: Change) => Promise<T>,
  claim: Claim | null,
): Promise<Written<T>> {
  const { written, events } = await db.$transaction(async (tx) => {
    const kept = claim && (await findKept(tx, claim));
    if (kept) return { written: kept as Written<T>, events: [] };
    const current: Change = { tx, ...begin(actor, sqlIn(tx)) };
    const value = await work(current);
    const { seq, events } = await writeRecords(current);
    const written = { value, cursor: toCursor(actor.organizationId, seq) };
    if (claim) await keep(tx, claim, written);
    return { written, events };
  });
  publish(events);
  return written;
}

/** Queues an event for the commit; it is numbered and written by the transaction's last statement. */
export function appendEvent(change: SqlChange, event: NewEvent): void {
  change.events.push(event);
}

/** Queues an audit row for the commit. `diff` must hold no secret. */
export function recordAudit(change: SqlChange, audit: NewAudit): void {
  change.audits.push(audit);
}

/** `seq` as Prisma or as the driver gives it. */
type CounterRow = { seq: bigint | string; now: Date };

/**
 * The last statement of the transaction: takes the events' numbers and writes the events, the audit rows and the usage
 * rows in one round trip.
 */
async function writeRecords({
  sql,
  actor,
  events,
  audits,
  usage,
}: SqlChange): Promise<{ events: LoggedEvent[]; seq: number }> {
  const { organizationId, kind, id: actorId, origin } = actor;
  const eventRows = events.map(eventRow);
  const auditRows = audits.map((audit) => ({ id: newId(), diff: {}, ...audit }));
  const usageRows = usage.map((counted) => ({ id: newId(), ...counted }));
  const [counter] = await sql.read<CounterRow>(Prisma.sql`
    WITH counter AS (
      UPDATE organizations SET event_seq = event_seq + ${eventRows.length}::int
      WHERE id = ${organizationId}::uuid
      RETURNING event_seq, clock_timestamp() AS now
    ), logged AS (
      INSERT INTO events (organization_id, seq, id, type, subject_id, conversation_id, contact_id, payload,
                          actor_type, actor_id, created_at)
      SELECT ${organizationId}::uuid, counter.event_seq - ${eventRows.length}::int + row.number, row.id, row.type,
             row.subject_id, row.conversation_id, row.contact_id, row.payload,
             ${kind}, ${actorId}::uuid, counter.now
      FROM counter, ROWS FROM (
        jsonb_to_recordset(${JSON.stringify(eventRows)}::jsonb)
        AS (id uuid, type text, subject_id uuid, conversation_id uuid, contact_id uuid, payload jsonb)
      ) WITH ORDINALITY AS row (id, type, subject_id, conversation_id, contact_id, payload, number)
    ), audited AS (
      INSERT INTO audit_logs (organization_id, id, actor_type, actor_id, action, target_type, target_id, diff,
                              ip, user_agent, request_id)
      SELECT ${organizationId}::uuid, row.id, ${kind}, ${actorId}::uuid, row.action, row."targetType", row."targetId",
             row.diff, ${origin.ip}, ${origin.userAgent}, ${origin.requestId}
      FROM jsonb_to_recordset(${JSON.stringify(auditRows)}::jsonb)
        AS row (id uuid, action text, "targetType" text, "targetId" uuid, diff jsonb)
    ), counted AS (
      INSERT INTO usage_ledger (organization_id, id, metric, source_id, quantity)
      SELECT ${organizationId}::uuid, row.id, row.metric, row."sourceId", row.quantity
      FROM jsonb_to_recordset(${JSON.stringify(usageRows)}::jsonb)
        AS row (id uuid, metric text, "sourceId" uuid, quantity int)
    )
    SELECT event_seq AS seq, now FROM counter`);
  if (!counter) throw new Error(`organization ${organizationId} has no event counter`);
  const seq = Number(counter.seq);
  const first = seq - eventRows.length + 1;
  return {
    seq,
    events: eventRows.map((row, index) => logged(actor, row, first + index, counter.now)),
  };
}

function eventRow(event: NewEvent) {
  return {
    id: newId(),
    type: event.type,
    subject_id: event.subjectId,
    conversation_id: event.conversationId ?? null,
    contact_id: event.contactId ?? null,
    payload: event.payload ?? {},
  };
}

type EventRow = ReturnType<typeof eventRow>;

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
