import pg from 'pg';
import { log } from '../logging/log.ts';
import { repeat } from './repeat.ts';

const lockSpace = 7_238_115;
const sweepEveryMs = 5_000;
const reconnectAfterMs = 1_000;

/**
 * Shows that this process's workers live, and frees the jobs of those that do not. A worker's sign of life is an
 * advisory lock on a connection of its own: the database takes it back when the process is killed, within a moment,
 * where a time-out would have to be longer than the longest job. A process that stands still keeps its jobs.
 */
export class LivingWorkers {
  readonly #url: string;
  readonly #own = new Set<string>();
  #client: pg.Client | null = null;
  /** One question at a time. */
  #asking: Promise<unknown> = Promise.resolve();
  /** Workers without a sign at the last sweep. */
  #silent = new Set<string>();
  #stopped = false;
  #stopSweeping: () => Promise<void> = async () => {};

  constructor(url: string) {
    this.#url = url;
  }

  async start(): Promise<void> {
    await this.#connect();
    this.#stopSweeping = repeat(sweepEveryMs, () => this.#sweep(), 'jobs of dead workers could not be freed');
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#stopSweeping();
    await this.#client?.end().catch(() => undefined); // it may be broken, and then it is gone anyway
  }

  /** @param workerId what jobs are locked by */
  add(workerId: string): void {
    this.#own.add(workerId);
    const client = this.#client;
    if (client) void this.#ask(() => sign(client, workerId)).catch(this.#complain);
  }

  #ask<T>(question: () => Promise<T>): Promise<T> {
    const answer = this.#asking.then(question);
    this.#asking = answer.catch(() => undefined); // told to whoever asked
    return answer;
  }

  #complain = (err: unknown) => log.warn({ err }, 'the sign of life of a worker could not be given');

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: `switchboard ${process.pid}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('error', (err) => log.debug({ err }, 'the connection of the workers broke'));
    try {
      await client.connect();
      for (const workerId of this.#own) await sign(client, workerId);
    } catch (error) {
      await client.end().catch(() => undefined); // it never was there
      throw error;
    }
    // Not before: an attempt that fails ends too, and whoever made it tries again.
    client.on('end', () => void this.#reconnect());
    this.#client = client;
  }

  async #reconnect(): Promise<void> {
    this.#client = null;
    while (!this.#stopped && !this.#client) {
      await new Promise((resolve) => setTimeout(resolve, reconnectAfterMs).unref());
      if (!this.#stopped) await this.#connect().catch(this.#complain);
    }
  }

  /**
   * Takes the jobs of a worker that gave no sign at two sweeps in a row: one that has just begun, or whose connection
   * has just broken, may be about to give it.
   */
  async #sweep(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    const silent = new Set<string>();
    for (const worker of await this.#ask(() => workersWithJobs(client))) {
      if (this.#own.has(worker)) continue;
      const free = () => freeIfSilent(client, worker, this.#silent.has(worker));
      if (await this.#ask(free)) silent.add(worker);
    }
    this.#silent = silent;
  }
}

async function workersWithJobs(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ worker: string }>(
    `select locked_by as worker from graphile_worker._private_jobs where locked_by is not null
     union select locked_by from graphile_worker._private_job_queues where locked_by is not null`,
  );
  return rows.map(({ worker }) => worker);
}

const sign = (client: pg.Client, workerId: string) =>
  client.query('select pg_advisory_lock($1, hashtext($2))', [lockSpace, workerId]);

/** @returns whether it gives no sign of life; then its jobs are taken, if they may be */
async function freeIfSilent(client: pg.Client, worker: string, mayFree: boolean): Promise<boolean> {
  const { rows } = await client.query<{ silent: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as silent', [
    lockSpace,
    worker,
  ]);
  if (!rows[0]?.silent) return false;
  try {
    if (mayFree) {
      await client.query('select graphile_worker.force_unlock_workers($1)', [[worker]]);
      log.warn({ worker }, 'a worker died; its jobs are tried again');
    }
    return true;
  } finally {
    await client.query('select pg_advisory_unlock($1, hashtext($2))', [lockSpace, worker]);
  }
}
