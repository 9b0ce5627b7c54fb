/**
 * The statements behind the statistics. Each reads its rows once and adds them up in several ways at the same time
 * (GROUPING SETS): altogether, and by day, channel or member.
 */
import { db } from '../db/client.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Period } from './period.ts';

export type Scope = Period & { organizationId: string };

/** What a row adds up: everything, or one day, channel, member or status, whose name or id is the key. */
type Group = { by: 'all' | 'day' | 'channel' | 'member' | 'status'; key: string | null };

const dayOf = (moment: string, { timeZone }: Scope) =>
  Prisma.sql`(${Prisma.raw(moment)} AT TIME ZONE ${timeZone})::date::text`;

const within = (moment: string, { from, to }: Scope) =>
  Prisma.sql`${Prisma.raw(moment)} >= ${from}::timestamptz AND ${Prisma.raw(moment)} < ${to}::timestamptz`;

export type CreatedRow = Group & { created: number; responseMedian: number | null; responseP90: number | null };

/**
 * Conversations that began in the period. The last message is never before the beginning (a day allows for clocks), and
 * by it there is an index.
 */
export function readCreated(scope: Scope): Promise<CreatedRow[]> {
  return db.$queryRaw<CreatedRow[]>`
    WITH begun AS (
      SELECT ${dayOf('created_at', scope)} AS day, channel_id::text AS channel,
        CASE WHEN inbound_count > 0 THEN extract(epoch FROM first_response_at - created_at)::float8 END AS response
      FROM conversations
      WHERE organization_id = ${scope.organizationId}::uuid AND ${within('created_at', scope)}
        AND last_message_at >= ${scope.from}::timestamptz - interval '1 day'
    )
    SELECT CASE GROUPING(day, channel) WHEN 3 THEN 'all' WHEN 1 THEN 'day' ELSE 'channel' END AS by,
      coalesce(day, channel) AS key, count(*)::int AS created,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY response) AS "responseMedian",
      percentile_cont(0.9) WITHIN GROUP (ORDER BY response) AS "responseP90"
    FROM begun GROUP BY GROUPING SETS ((), (day), (channel))`;
}

export type ResolvedRow = Group & {
  resolved: number;
  reopened: number;
  /** Conversations; `resolved` counts each time one was resolved. */
  conversations: number;
  byAi: number;
  resolutionMedian: number | null;
  resolutionP90: number | null;
};

/**
 * Resolutions of the period, from the lines that they left in the threads: a conversation itself only knows its last
 * one. A resolution lasts while the conversation is still resolved and was not resolved anew later.
 */
export function readResolved(scope: Scope): Promise<ResolvedRow[]> {
  return db.$queryRaw<ResolvedRow[]>`
    WITH line AS (
      SELECT conversation_id, created_at, row_number() OVER (PARTITION BY conversation_id ORDER BY seq DESC) = 1 AS latest
      FROM messages
      WHERE organization_id = ${scope.organizationId}::uuid AND ${within('created_at', scope)}
        AND kind = 'ACTIVITY' AND metadata->>'action' = 'resolved'
    ), resolution AS (
      SELECT ${dayOf('line.created_at', scope)} AS day, c.channel_id::text AS channel, c.assignee_id::text AS member,
        latest, c.handled_by, extract(epoch FROM line.created_at - c.created_at)::float8 AS duration,
        latest AND c.status = 'RESOLVED' AND c.resolved_at <= line.created_at AS lasting
      FROM line JOIN conversations AS c
        ON c.organization_id = ${scope.organizationId}::uuid AND c.id = line.conversation_id
    )
    SELECT CASE GROUPING(day, channel, member) WHEN 7 THEN 'all' WHEN 3 THEN 'day' WHEN 5 THEN 'channel' ELSE 'member' END AS by,
      coalesce(day, channel, member) AS key, count(*)::int AS resolved,
      count(*) FILTER (WHERE lasting IS NOT TRUE)::int AS reopened,
      count(*) FILTER (WHERE latest)::int AS conversations,
      count(*) FILTER (WHERE latest AND handled_by = 'AI')::int AS "byAi",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY duration) FILTER (WHERE latest) AS "resolutionMedian",
      percentile_cont(0.9) WITHIN GROUP (ORDER BY duration) FILTER (WHERE latest) AS "resolutionP90"
    FROM resolution GROUP BY GROUPING SETS ((), (day), (channel), (member))`;
}

export type MessageRow = Group & {
  received: number;
  sentByAgents: number;
  sentByAi: number;
  notes: number;
  handedOff: number;
};

/** First by conversation, so that few rows are joined with their conversation for its channel. */
export function readMessages(scope: Scope): Promise<MessageRow[]> {
  return db.$queryRaw<MessageRow[]>`
    WITH counted AS (
      SELECT conversation_id, ${dayOf('created_at', scope)} AS day, author_user_id::text AS member,
        count(*) FILTER (WHERE kind = 'REPLY' AND author_type = 'CONTACT') AS received,
        count(*) FILTER (WHERE kind = 'REPLY' AND author_type = 'AGENT') AS agents,
        count(*) FILTER (WHERE kind = 'REPLY' AND author_type = 'AI') AS ai,
        count(*) FILTER (WHERE kind = 'NOTE') AS notes,
        count(*) FILTER (WHERE kind = 'ACTIVITY' AND metadata->>'action' = 'handed_off') AS handed
      FROM messages
      WHERE organization_id = ${scope.organizationId}::uuid AND ${within('created_at', scope)}
      GROUP BY conversation_id, 2, 3
    ), placed AS (
      SELECT counted.*, c.channel_id::text AS channel FROM counted JOIN conversations AS c
        ON c.organization_id = ${scope.organizationId}::uuid AND c.id = counted.conversation_id
    )
    SELECT CASE GROUPING(day, channel, member) WHEN 7 THEN 'all' WHEN 3 THEN 'day' WHEN 5 THEN 'channel' ELSE 'member' END AS by,
      coalesce(day, channel, member) AS key, coalesce(sum(received), 0)::int AS received,
      coalesce(sum(agents), 0)::int AS "sentByAgents", coalesce(sum(ai), 0)::int AS "sentByAi",
      coalesce(sum(notes), 0)::int AS notes, coalesce(sum(handed), 0)::int AS "handedOff"
    FROM placed GROUP BY GROUPING SETS ((), (day), (channel), (member))`;
}

export type CallRow = Group & { calls: number; minutes: number };

/** Calls that began in the period; minutes are those between answer and end. */
export function readCalls(scope: Scope): Promise<CallRow[]> {
  return db.$queryRaw<CallRow[]>`
    WITH call AS (
      SELECT ${dayOf('created_at', scope)} AS day, channel_id::text AS channel, status::text AS status,
        extract(epoch FROM ended_at - answered_at)::float8 / 60 AS minutes
      FROM call_sessions WHERE organization_id = ${scope.organizationId}::uuid AND ${within('created_at', scope)}
    )
    SELECT CASE GROUPING(day, channel, status) WHEN 7 THEN 'all' WHEN 3 THEN 'day' WHEN 5 THEN 'channel' ELSE 'status' END AS by,
      coalesce(day, channel, status) AS key, count(*)::int AS calls, coalesce(sum(minutes), 0)::float8 AS minutes
    FROM call GROUP BY GROUPING SETS ((), (day), (channel), (status))`;
}

export type OpenRow = Group & { open: number; unassigned: number; waiting: number };

/** Conversations in the inbox now, whatever the period. */
export function readOpen(organizationId: string): Promise<OpenRow[]> {
  return db.$queryRaw<OpenRow[]>`
    SELECT CASE GROUPING(assignee_id) WHEN 1 THEN 'all' ELSE 'member' END AS by, assignee_id::text AS key,
      count(*)::int AS open, count(*) FILTER (WHERE assignee_id IS NULL)::int AS unassigned,
      count(*) FILTER (WHERE waiting_since IS NOT NULL)::int AS waiting
    FROM conversations WHERE organization_id = ${organizationId}::uuid AND status IN ('OPEN', 'PENDING')
    GROUP BY GROUPING SETS ((), (assignee_id))`;
}
