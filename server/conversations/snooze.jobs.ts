import { systemActor } from '../auth/actor.ts';
import { asPlatform } from '../db/client.ts';
import { log } from '../logging/log.ts';
import { wakeConversation } from './conversation-actions.service.ts';

const everyMs = 1000;
const batchSize = 100;

/**
 * Brings snoozed conversations back within a second or so of their time. Any number of processes may do it: each
 * conversation is looked at again under its lock.
 * @returns how to stop
 */
export function startWakingConversations(): () => Promise<void> {
  let working: Promise<void> | null = null;
  const timer = setInterval(() => {
    working ??= wakeDue().finally(() => {
      working = null;
    });
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}

async function wakeDue(): Promise<void> {
  try {
    const due = await asPlatform('wake snoozed conversations', (platform) =>
      platform.conversation.findMany({
        where: { status: 'SNOOZED', snoozedUntil: { lte: new Date() } },
        select: { organizationId: true, id: true },
        orderBy: { snoozedUntil: 'asc' },
        take: batchSize,
      }),
    );
    for (const { organizationId, id } of due) await wakeConversation(systemActor(organizationId), id);
  } catch (error) {
    log.warn({ err: error }, 'snoozed conversations could not be brought back; it is tried again in a second');
  }
}
