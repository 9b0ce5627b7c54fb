import { EventEmitter } from 'node:events';
import { Logger, makeWorkerUtils, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { z } from 'zod';
import { systemActor } from '../auth/actor.ts';
import { runInOrganization } from '../db/scope.ts';
import { log } from '../logging/log.ts';
import type { JobName } from './add-job.ts';
import type { JobHandler, JobHandlers } from './job.ts';
import { LivingWorkers } from './living-workers.ts';
import { repeat } from './repeat.ts';

/** Jobs that somebody waits for do not wait behind long ones. */
const lanes: readonly { tasks: readonly JobName[]; concurrency: number }[] = [
  { tasks: ['ai.answer'], concurrency: 20 },
  { tasks: ['knowledge.ingest', 'knowledge.embed'], concurrency: 3 },
];

/** Added jobs are heard of at once; this is for what was added while the connection was away, and for retries. */
const pollEveryMs = 1_000;
const restartAfterMs = 2_000;
const tidyEveryMs = 3_600_000;

/**
 * Runs the jobs of all organizations until it is stopped. Any number of processes may do it.
 * @param url login that owns the tables of graphile-worker; nothing of ours runs under it
 * @returns how to stop: jobs on their way are aborted, and run elsewhere or later
 */
export async function startJobs(url: string, handlers: JobHandlers): Promise<() => Promise<void>> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: `switchboard ${process.pid}`,
    max: 24, // a connection for each job that begins or ends at one moment; they are not kept
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  const broke = (err: Error) => log.debug({ err }, 'a connection of the jobs broke');
  pool.on('error', broke);
  pool.on('connect', (client) => client.on('error', broke));
  const living = new LivingWorkers(url);
  await living.start();
  const running = lanes.map((lane) => new Lane(pool, living, lane, handlers));
  await Promise.all(running.map((lane) => lane.start()));
  const stopTidying = repeat(tidyEveryMs, () => tidy(pool), 'queues without jobs could not be removed');
  return async () => {
    await stopTidying();
    await Promise.all(running.map((lane) => lane.stop()));
    await living.stop();
    await pool.end();
  };
}

/** The library keeps a row for each queue that ever was. */
async function tidy(pgPool: pg.Pool): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool, logger });
  await utils.cleanup({ tasks: ['GC_JOB_QUEUES'] }).finally(() => utils.release());
}

class Lane {
  readonly #start: () => Promise<Runner>;
  readonly #ending = new AbortController();
  #runner: Runner | null = null;

  constructor(
    pgPool: pg.Pool,
    living: LivingWorkers,
    { tasks, concurrency }: (typeof lanes)[number],
    handlers: JobHandlers,
  ) {
    const taskList = Object.fromEntries(
      tasks.map((name) => [name, asTask(handlers[name] as JobHandler<JobName>, this.#ending.signal)]),
    );
    this.#start = () => {
      const events: WorkerEvents = new EventEmitter();
      events.on('pool:create', ({ workerPool }) => living.add(workerPool.id)); // jobs are locked by its name
      return run({ pgPool, taskList, concurrency, events, logger, noHandleSignals: true, pollInterval: pollEveryMs });
    };
  }

  /** The library gives up when the database is away for long; then it begins anew. */
  async start(): Promise<void> {
    const runner = await this.#start();
    this.#runner = runner;
    runner.promise
      .catch((err) => log.warn({ err }, 'the jobs stopped'))
      .then(() => this.#again())
      .catch((err) => log.error({ err }, 'the jobs do not start again'));
  }

  async #again(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, restartAfterMs).unref());
      if (this.#ending.signal.aborted) return;
      try {
        return await this.start();
      } catch (err) {
        log.warn({ err }, 'the jobs cannot start; it is tried again');
      }
    }
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#runner?.stop().catch((err) => log.debug({ err }, 'the jobs had stopped'));
  }
}

const Payload = z.looseObject({ organizationId: z.guid() });

function asTask(handler: JobHandler<JobName>, ending: AbortSignal): TaskList[string] {
  return async (given, { job, abortSignal }) => {
    const { organizationId, ...payload } = Payload.parse(given);
    const attempt = {
      actor: systemActor(organizationId),
      signal: AbortSignal.any([ending, abortSignal]),
      number: job.attempts,
      isLast: job.attempts >= job.max_attempts,
    };
    await runInOrganization(organizationId, () => handler(payload as never, attempt));
  };
}

const levels = { error: 'warn', warning: 'warn', info: 'debug', debug: 'trace' } as const;

const logger = new Logger(({ taskIdentifier, jobId }) => (level, message) => {
  log[levels[level]]({ task: taskIdentifier, job: jobId }, message);
});
