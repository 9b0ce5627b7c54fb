import { type Actor, authorizePlatform } from '../auth/actor.ts';
import { asPlatform } from '../db/client.ts';
import { keysetSql, type Page, type SortColumn } from '../db/keyset.ts';
import { AppError, notFound } from '../errors.ts';
import { type Change, change, recordAudit, type Written } from '../events/change.ts';
import { Prisma } from '../generated/prisma/client.ts';

export const jobStates = ['WAITING', 'RUNNING', 'RETRYING', 'DEAD'] as const;

export type JobState = (typeof jobStates)[number];

export type JobRow = {
  id: number;
  task: string;
  organizationId: string;
  payload: Record<string, unknown>;
  state: JobState;
  attempts: number;
  maxAttempts: number;
  lastError: string | null;
  runAt: Date;
  lockedAt: Date | null;
  createdAt: Date;
};

/** The last added first. */
export const byAddition: readonly SortColumn[] = [{ name: 'id', kind: 'int', direction: 'desc' }];

const columns = Prisma.sql`id::int, task, organization_id AS "organizationId", payload, state, attempts,
  max_attempts AS "maxAttempts", last_error AS "lastError", run_at AS "runAt", locked_at AS "lockedAt",
  created_at AS "createdAt"`;

/** Jobs of all organizations; an empty list of states holds for all. @throws FORBIDDEN */
export function listJobs(actor: Actor, states: readonly JobState[], page: Page): Promise<JobRow[]> {
  authorizePlatform(actor);
  const { behind, order } = keysetSql(page, byAddition);
  const wanted = states.length > 0 ? Prisma.sql`t.state IN (${Prisma.join([...states])})` : Prisma.sql`true`;
  return asPlatform(
    'list jobs for a platform admin',
    (platform) =>
      platform.$queryRaw<JobRow[]>`SELECT ${columns} FROM list_jobs() AS t WHERE ${wanted} AND ${behind} ${order}`,
  );
}

async function findJob(id: number): Promise<JobRow> {
  const [job] = await asPlatform(
    'list jobs for a platform admin',
    (platform) => platform.$queryRaw<JobRow[]>`SELECT ${columns} FROM list_jobs() AS t WHERE t.id = ${id}`,
  );
  if (!job) throw notFound('Job');
  return job;
}

/** Lets a job begin anew, with all its attempts. @throws FORBIDDEN, NOT_FOUND, CONFLICT while it runs */
export function retryJob(actor: Actor, id: number): Promise<Written<JobRow>> {
  return changeJob(actor, id, 'retry', ({ sql }) =>
    sql.read<{ done: boolean }>(Prisma.sql`SELECT retry_job(${id}) AS done`),
  );
}

/** Takes a job away: what it was to do is not done. @throws FORBIDDEN, NOT_FOUND, CONFLICT while it runs */
export function discardJob(actor: Actor, id: number): Promise<Written<JobRow>> {
  return changeJob(actor, id, 'discard', ({ sql }) =>
    sql.read<{ done: boolean }>(Prisma.sql`SELECT discard_job(${id}) AS done`),
  );
}

/** @returns the job as it was */
async function changeJob(
  actor: Actor,
  id: number,
  action: 'retry' | 'discard',
  work: (current: Change) => Promise<{ done: boolean }[]>,
): Promise<Written<JobRow>> {
  authorizePlatform(actor);
  const job = await findJob(id);
  const { organizationId, task } = job;
  return change({ ...actor, organizationId }, async (current) => {
    const [answer] = await work(current);
    if (!answer?.done) throw new AppError('CONFLICT', 'The job runs at the moment, or has just ended.');
    const diff = { id: { from: id, to: action === 'discard' ? null : id }, task: { from: task, to: task } };
    recordAudit(current, { action: `job.${action}`, targetType: 'Job', targetId: null, diff });
    return job;
  });
}
