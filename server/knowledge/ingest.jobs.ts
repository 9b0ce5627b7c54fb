import type { JobHandler } from '../jobs/job.ts';

/** Reads a knowledge source anew. */
export const ingestKnowledge: JobHandler<'knowledge.ingest'> = async () => {
  throw new Error('knowledge sources cannot be ingested yet');
};
