import { asPlatform, db } from '../db/client.ts';
import { runInOrganization } from '../db/scope.ts';
import { repeat } from '../jobs/repeat.ts';

const everyMs = 60 * 60 * 1000;
const batchSize = 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** Whoever was away for longer reads the lists anew. */
const keptDays = 30;

/** Removes events after 30 days. Any number of processes may do it. @returns how to stop */
export function startTrimmingEvents(): () => Promise<void> {
  const trim = () => trimEvents(new Date(Date.now() - keptDays * dayMs));
  return repeat(everyMs, trim, 'old events could not be removed');
}

export async function trimEvents(before: Date): Promise<void> {
  const organizations = await asPlatform('find organizations with old events', (platform) =>
    platform.organization.findMany({ where: { createdAt: { lt: before } }, select: { id: true } }),
  );
  for (const { id } of organizations) while ((await trimBatch(id, before)) === batchSize);
}

/** Says that they are gone before they are, so that no cursor is answered with a hole. @returns how many were removed */
function trimBatch(organizationId: string, before: Date): Promise<number> {
  return runInOrganization(organizationId, async () => {
    const oldest = await db.event.findMany({
      where: { organizationId },
      orderBy: { seq: 'asc' },
      take: batchSize,
      select: { seq: true, createdAt: true },
    });
    const last = oldest.findLast(({ createdAt }) => createdAt < before);
    if (!last) return 0;
    return db.$transaction(async (tx) => {
      await tx.organization.updateMany({
        where: { id: organizationId, eventsTrimmed: { lt: last.seq } },
        data: { eventsTrimmed: last.seq },
      });
      const { count } = await tx.event.deleteMany({ where: { organizationId, seq: { lte: last.seq } } });
      return count;
    });
  });
}
