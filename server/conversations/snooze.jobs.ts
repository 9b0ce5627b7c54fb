import { systemActor } from '../auth/actor.ts';
import { asPlatform } from '../db/client.ts';
import { repeat } from '../jobs/repeat.ts';
import { wakeConversation } from './conversation-actions.service.ts';

const everyMs = 1000;
const batchSize = 100;

/**
 * Brings snoozed conversations back within a second or so of their time. Any number of processes may do it: each
 * conversation is looked at again under its lock.
 * @returns how to stop
 */
export function startWakingConversations(): () => Promise<void> {
  return repeat(everyMs, wakeDue, 'snoozed conversations could not be brought back');
}

async function wakeDue(): Promise<void> {
  const due = await asPlatform('wake snoozed conversations', (platform) =>
    platform.conversation.findMany({
      where: { status: 'SNOOZED', snoozedUntil: { lte: new Date() } },
      select: { organizationId: true, id: true },
      orderBy: { snoozedUntil: 'asc' },
      take: batchSize,
    }),
  );
  for (const { organizationId, id } of due) await wakeConversation(systemActor(organizationId), id);
}
