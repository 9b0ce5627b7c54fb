import { asPlatform, db } from '../db/client.ts';
import { runInOrganization } from '../db/scope.ts';
import { AppError } from '../errors.ts';
import type { EventType, LoggedEvent } from './event-types.ts';

export const eventBatchSize = 200;

/** At most 200 events behind `seq`, in order: a range scan of the primary key. */
export function readEvents(organizationId: string, seq: number, limit = eventBatchSize): Promise<LoggedEvent[]> {
  return runInOrganization(organizationId, async () => {
    const rows = await db.event.findMany({
      where: { organizationId, seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: limit,
    });
    return rows.map((row) => ({
      organizationId,
      seq: Number(row.seq),
      type: row.type as EventType,
      subjectId: row.subjectId,
      conversationId: row.conversationId,
      contactId: row.contactId,
      payload: row.payload as Record<string, unknown>,
      actorType: row.actorType,
      actorId: row.actorId,
      occurredAt: row.createdAt,
    }));
  });
}

/** Where the organization's log ends, and up to where it has been trimmed. */
export function readLogBounds(organizationId: string): Promise<{ head: number; trimmed: number }> {
  return runInOrganization(organizationId, async () => {
    const row = await db.organization.findFirst({
      where: { id: organizationId },
      select: { eventSeq: true, eventsTrimmed: true },
    });
    if (!row) throw new AppError('NOT_FOUND', 'Organization not found.');
    return { head: Number(row.eventSeq), trimmed: Number(row.eventsTrimmed) };
  });
}

/** Where the logs of several organizations end: one query, whatever their number. */
export async function readLogHeads(organizationIds: string[]): Promise<Map<string, number>> {
  const rows = await asPlatform('watch the event logs of connected organizations', (platform) =>
    platform.organization.findMany({ where: { id: { in: organizationIds } }, select: { id: true, eventSeq: true } }),
  );
  return new Map(rows.map((row) => [row.id, Number(row.eventSeq)]));
}
