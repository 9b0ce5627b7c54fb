import { answerConversation } from './ai-agents/answer.jobs.ts';
import { startTurningTerms } from './billing/terms.jobs.ts';
import { startWakingConversations } from './conversations/snooze.jobs.ts';
import { startTrimmingEvents } from './events/trim.jobs.ts';
import { startExpiringKeys } from './idempotency/expire.jobs.ts';
import { startJobs } from './jobs/runner.ts';
import { embedKnowledge } from './knowledge/embed.jobs.ts';
import { ingestKnowledge } from './knowledge/ingest.jobs.ts';
import { startSweepingUploads } from './knowledge/uploads.jobs.ts';
import { startRollingUpUsage } from './usage/rollup.jobs.ts';

/**
 * Work that nobody waits for in a request.
 * @param databaseUrl for the job queue, which is the login's own
 * @returns how to stop it
 */
export async function startWorker(databaseUrl: string): Promise<() => Promise<void>> {
  const stops = [
    await startJobs(databaseUrl, {
      'ai.answer': answerConversation,
      'knowledge.ingest': ingestKnowledge,
      'knowledge.embed': embedKnowledge,
    }),
    startWakingConversations(),
    startExpiringKeys(),
    startTurningTerms(),
    startRollingUpUsage(),
    startTrimmingEvents(),
    startSweepingUploads(),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
