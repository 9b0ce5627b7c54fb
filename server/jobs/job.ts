import type { Member } from '../auth/actor.ts';
import type { JobName, JobPayloads } from './add-job.ts';

/** One attempt at a job. */
export type Attempt = {
  /** The platform, at work in the job's organization. */
  actor: Member;
  /** Aborted when the process ends: the job is tried again elsewhere, and this does not count as an attempt. */
  signal: AbortSignal;
  /** 1, 2, 3 … */
  number: number;
  isLast: boolean;
};

/** Does the work, in the scope of the job's organization. What it throws is logged, and the job tried again later. */
export type JobHandler<Name extends JobName> = (payload: JobPayloads[Name], attempt: Attempt) => Promise<void>;

export type JobHandlers = { [Name in JobName]: JobHandler<Name> };
