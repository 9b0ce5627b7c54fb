import type { JobHandler } from '../jobs/job.ts';

/** Makes the vectors that a knowledge source lacks. */
export const embedKnowledge: JobHandler<'knowledge.embed'> = async () => {
  throw new Error('vectors cannot be made yet');
};
