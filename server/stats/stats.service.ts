import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { notFound } from '../errors.ts';
import type { CallStatus, Channel, User } from '../generated/prisma/client.ts';
import {
  type CallRow,
  type CreatedRow,
  type MessageRow,
  type OpenRow,
  type ResolvedRow,
  readCalls,
  readCreated,
  readMessages,
  readOpen,
  readResolved,
} from './figures.ts';
import { type Period, readPeriod } from './period.ts';

/** Seconds; null when there is nothing to measure. */
export type Durations = { median: number | null; p90: number | null };

export type DayStats = {
  date: string;
  created: number;
  resolved: number;
  messagesReceived: number;
  messagesSent: number;
  calls: number;
};

export type ChannelStats = Omit<DayStats, 'date'> & { channel: Channel };

export type MemberStats = { user: User; assignedOpen: number; repliesSent: number; resolved: number };

export type OrganizationStats = Omit<Period, 'days'> & {
  conversations: Pick<ResolvedRow, 'resolved' | 'reopened'> & Pick<CreatedRow, 'created'> & Omit<OpenRow, 'by' | 'key'>;
  messages: Omit<MessageRow, 'by' | 'key' | 'handedOff'>;
  firstResponse: Durations;
  resolution: Durations;
  ai: { conversationsResolved: number; resolvedByAi: number; share: number | null; handedOff: number };
  calls: { count: number; minutes: number; byStatus: { status: CallStatus; count: number }[] };
  days: DayStats[];
  byMember: MemberStats[];
  byChannel: ChannelStats[];
};

/**
 * Figures of the organization for a period, in seven statements whatever its length.
 * @param input.from, input.to moments; the last seven days unless told, at most 366 days
 * @param input.timeZone IANA name; the organization's unless told
 * @throws VALIDATION_FAILED, FORBIDDEN
 */
export async function readStats(actor: Actor, input: unknown): Promise<OrganizationStats> {
  const member = authorizeStaff(actor, 'stats:read');
  const { organizationId } = member;
  const period = await readPeriod(member, input);
  const scope = { ...period, organizationId };
  const [people, created, resolved, messages, calls, open] = await Promise.all([
    readPeople(organizationId),
    readCreated(scope),
    readResolved(scope),
    readMessages(scope),
    readCalls(scope),
    readOpen(organizationId),
  ]);
  const figures = { created, resolved, messages, calls, open };
  const { days, ...bounds } = period;
  return {
    ...bounds,
    ...totals(figures),
    days: days.map((date) => ({ date, ...countsOf(figures, 'day', date) })),
    byMember: people.memberships.map(({ user }) => ({ user, ...workOf(figures, user.id) })),
    byChannel: people.channels.map((channel) => ({ channel, ...countsOf(figures, 'channel', channel.id) })),
  };
}

async function readPeople(organizationId: string) {
  const organization = await db.organization.findFirst({
    where: { id: organizationId },
    select: {
      memberships: { include: { user: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      channels: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
    },
  });
  if (!organization) throw notFound('Organization');
  return organization;
}

type Figures = {
  created: CreatedRow[];
  resolved: ResolvedRow[];
  messages: MessageRow[];
  calls: CallRow[];
  open: OpenRow[];
};

type Row = { by: string; key: string | null };

/** A row for everything is always there; one for a day, channel or member only when something happened. */
function rowOf<R extends Row>(rows: R[], by: R['by'], key: string | null = null): R | undefined {
  return rows.find((row) => row.by === by && (by === 'all' || row.key === key));
}

function countsOf({ created, resolved, messages, calls }: Figures, by: 'day' | 'channel', key: string) {
  const written = rowOf(messages, by, key);
  return {
    created: rowOf(created, by, key)?.created ?? 0,
    resolved: rowOf(resolved, by, key)?.resolved ?? 0,
    messagesReceived: written?.received ?? 0,
    messagesSent: (written?.sentByAgents ?? 0) + (written?.sentByAi ?? 0),
    calls: rowOf(calls, by, key)?.calls ?? 0,
  };
}

function workOf({ resolved, messages, open }: Figures, userId: string) {
  return {
    assignedOpen: rowOf(open, 'member', userId)?.open ?? 0,
    repliesSent: rowOf(messages, 'member', userId)?.sentByAgents ?? 0,
    resolved: rowOf(resolved, 'member', userId)?.resolved ?? 0,
  };
}

function totals({ created, resolved, messages, calls, open }: Figures) {
  const begun = rowOf(created, 'all');
  const ended = rowOf(resolved, 'all');
  const written = rowOf(messages, 'all');
  const called = rowOf(calls, 'all');
  const now = rowOf(open, 'all');
  const conversationsResolved = ended?.conversations ?? 0;
  const resolvedByAi = ended?.byAi ?? 0;
  return {
    conversations: {
      created: begun?.created ?? 0,
      resolved: ended?.resolved ?? 0,
      reopened: ended?.reopened ?? 0,
      open: now?.open ?? 0,
      unassigned: now?.unassigned ?? 0,
      waiting: now?.waiting ?? 0,
    },
    messages: {
      received: written?.received ?? 0,
      sentByAgents: written?.sentByAgents ?? 0,
      sentByAi: written?.sentByAi ?? 0,
      notes: written?.notes ?? 0,
    },
    firstResponse: { median: begun?.responseMedian ?? null, p90: begun?.responseP90 ?? null },
    resolution: { median: ended?.resolutionMedian ?? null, p90: ended?.resolutionP90 ?? null },
    ai: {
      conversationsResolved,
      resolvedByAi,
      share: conversationsResolved === 0 ? null : resolvedByAi / conversationsResolved,
      handedOff: written?.handedOff ?? 0,
    },
    calls: {
      count: called?.calls ?? 0,
      minutes: called?.minutes ?? 0,
      byStatus: calls
        .filter(({ by }) => by === 'status')
        .map(({ key, calls: count }) => ({ status: key as CallStatus, count }))
        .sort((a, b) => a.status.localeCompare(b.status)),
    },
  };
}
