import type { SqlChange } from '../events/change.ts';
import type { Conversation } from '../generated/prisma/client.ts';
import { addJob } from '../jobs/add-job.ts';

/** The worker that does it may die so often. */
const attempts = 5;

/**
 * Lets an AI agent answer, where one is in control. An answer that waits and was not begun is taken over by this one:
 * it will have read all that the contact has written by then.
 */
export async function queueAnswer(
  current: Pick<SqlChange, 'sql'>,
  { id: conversationId, handledBy, aiAgentId }: Conversation,
): Promise<void> {
  if (handledBy !== 'AI' || !aiAgentId) return;
  await addJob(current, {
    task: 'ai.answer',
    payload: { conversationId },
    queue: conversationId,
    key: `answer:${conversationId}`,
    attempts,
  });
}
