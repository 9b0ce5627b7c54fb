import type { SqlChange } from '../events/change.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** Every kind of job, with what its payload holds besides the organization: ids alone. */
export type JobPayloads = {
  'ai.answer': { conversationId: string };
  'knowledge.ingest': { knowledgeSourceId: string; ingestEpoch: number };
  'knowledge.embed': { knowledgeSourceId: string };
};

export type JobName = keyof JobPayloads;

type NewJob<Name extends JobName> = {
  task: Name;
  payload: JobPayloads[Name];
  /** Jobs of one queue run one after the other. */
  queue: string;
  /** Of the jobs with one key at most one waits: a later one takes its place, whatever it was to do. */
  key: string;
  /** Not before then. */
  runAt?: Date;
  /** How often it is tried, the first time included. */
  attempts: number;
};

/** Queues work in the transaction that causes it: there is no job without the change, and no change without the job. */
export async function addJob<Name extends JobName>(
  { sql }: Pick<SqlChange, 'sql'>,
  { task, payload, queue, key, runAt, attempts }: NewJob<Name>,
): Promise<void> {
  await sql.write(Prisma.sql`
    SELECT enqueue_job(${task}, ${JSON.stringify(payload)}::jsonb, ${queue}, ${key}, ${runAt ?? null}::timestamptz,
                       ${attempts}::int)`);
}
