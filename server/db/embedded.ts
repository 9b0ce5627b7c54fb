import { realpath, rename } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { exists } from './embedded/binaries.ts';
import { initialise, type Settings, start, stop } from './embedded/cluster.ts';
import { withFileLock } from './embedded/file-lock.ts';
import { findPlace, isOutside, type Place, refuseCopy } from './embedded/place.ts';
import {
  type ClusterState,
  freePort,
  newPassword,
  prepareDataDirectory,
  readState,
  writeState,
} from './embedded/state.ts';

export type EmbeddedPostgres = {
  /** Superuser URL of the database `switchboard`. */
  url: string;
  /** Stops the server, unless another Switchboard process still uses it. */
  stop(): Promise<void>;
};

type Options = { dataDir: string; log: Logger; settings?: Settings };

const database = 'switchboard';
const lockWaitMs = 180_000;
const restartDelaysMs = [0, 500, 1_000, 2_000, 5_000, 10_000];

/**
 * Starts the PostgreSQL server of a data directory, or attaches to the one that another process has started. The server
 * is a process of its own and survives ours; the last process that calls `stop` stops it. When it dies while we live,
 * it is started again.
 * @param options.settings PostgreSQL settings that differ from ours, for tests
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  await prepareDataDirectory(options.dataDir);
  const embedded = new Attachment({ ...options, dataDir: await realpath(options.dataDir) });
  await embedded.attach();
  return { url: embedded.url, stop: () => embedded.detach() };
}

/**
 * One process's use of the server: a connection held open as the sign that it is used, which the kernel closes even
 * when the process is killed.
 */
class Attachment {
  url = '';
  readonly #options: Options;
  #place: Place | null = null;
  #keeper: pg.Client | null = null;
  #detached = false;

  constructor(options: Options) {
    this.#options = options;
  }

  attach(): Promise<void> {
    return this.#locked(async () => {
      const { dataDir, log } = this.#options;
      let state = await readState(dataDir);
      if (state) await refuseCopy(dataDir, state);
      let keeper = state && (await connectKeeper(dataDir, state));
      if (!state || !keeper) {
        const place = await this.#findPlace(state);
        state = await this.#run(place, state);
        keeper = await connectKeeper(dataDir, state);
        if (!keeper) throw new Error(`The embedded database started but does not answer; see ${place.cluster}/log`);
      }
      await createDatabase(keeper);
      this.url = urlOf(state, database);
      this.#keeper = keeper;
      setReferenced(keeper, false);
      keeper.on('error', (error) => log.debug({ err: error }, 'the connection to the embedded database broke'));
      keeper.on('end', () => void this.#revive());
    });
  }

  async #findPlace(state: ClusterState | null): Promise<Place> {
    this.#place ??= await findPlace(this.#options.dataDir, state);
    return this.#place;
  }

  /** Starts the server, after making the cluster where there is none. */
  async #run(place: Place, known: ClusterState | null): Promise<ClusterState> {
    const { dataDir, log, settings = {} } = this.#options;
    const directory = isOutside(dataDir, place.cluster) ? place.cluster : relative(dataDir, place.cluster);
    const state = known ?? { directory, port: await freePort(), password: newPassword() };
    const found = await exists(join(place.cluster, 'PG_VERSION'));
    if (found && !known) await setAside(place, log);
    if (!found || !known) {
      log.info({ directory: place.cluster }, 'creating the embedded database');
      await writeState(dataDir, state); // first: a cluster whose password nobody knows would be useless
      await initialise(place, state.password);
    }
    return start(place, state, settings, log);
  }

  async #revive(): Promise<void> {
    const { log } = this.#options;
    for (let attempt = 0; !this.#detached; attempt++) {
      await delay(restartDelaysMs[Math.min(attempt, restartDelaysMs.length - 1)], undefined, { ref: false });
      if (this.#detached) return;
      try {
        log.warn('the embedded database went away; starting it again');
        return await this.attach();
      } catch (error) {
        log.error({ err: error }, 'the embedded database does not come back');
      }
    }
  }

  async detach(): Promise<void> {
    if (this.#detached) return;
    this.#detached = true;
    await this.#locked(async () => {
      const keeper = this.#keeper;
      if (keeper) setReferenced(keeper, true);
      if (!keeper || (await isUsedByOthers(keeper))) return keeper?.end().catch(() => {});
      await keeper.end().catch(() => {});
      await stop(await this.#findPlace(await readState(this.#options.dataDir)));
    });
  }

  #locked<T>(fn: () => Promise<T>): Promise<T> {
    return withFileLock(join(this.#options.dataDir, 'postgres.lock'), lockWaitMs, fn);
  }
}

function urlOf(state: ClusterState, name: string): string {
  return `postgres://postgres:${encodeURIComponent(state.password)}@127.0.0.1:${state.port}/${name}`;
}

/** The sign must not keep the process alive, except while we wait for its answer. */
function setReferenced(client: pg.Client, referenced: boolean): void {
  const socket = client as unknown as { ref(): void; unref(): void }; // missing in the types
  if (referenced) socket.ref();
  else socket.unref();
}

const answersWithinMs = 60_000;
// Starting, recovering or stopping; all connections taken.
const passingCodes = new Set(['57P03', '53300']);

/** @returns null when the cluster's server does not run, or another program listens on its port */
async function connectKeeper(dataDir: string, state: ClusterState): Promise<pg.Client | null> {
  const deadline = Date.now() + answersWithinMs;
  for (;;) {
    const keeper = new pg.Client({
      connectionString: urlOf(state, 'postgres'),
      application_name: `switchboard keeper ${process.pid}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    try {
      await keeper.connect();
      if (await serves(keeper, resolve(dataDir, state.directory))) return keeper;
      await keeper.end();
      return null; // the server of a directory that this one was copied from
    } catch (error) {
      await keeper.end().catch(() => {});
      const passing = passingCodes.has((error as { code?: string }).code ?? '');
      if (passing && Date.now() > deadline) throw error;
      if (!passing) return null;
      await delay(100);
    }
  }
}

async function serves(keeper: pg.Client, cluster: string): Promise<boolean> {
  const { rows } = await keeper.query<{ directory: string }>(`select current_setting('data_directory') as directory`);
  return rows[0]?.directory === cluster;
}

async function createDatabase(keeper: pg.Client): Promise<void> {
  const { rowCount } = await keeper.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount === 0) await keeper.query(`create database ${database}`);
}

/** Pools of this process do not count (tenant-pool.ts names them by its id): they cannot work any longer anyway. */
async function isUsedByOthers(keeper: pg.Client): Promise<boolean> {
  const others = keeper.query(
    `select 1 from pg_stat_activity
     where application_name like 'switchboard%' and application_name <> $1 and pid <> pg_backend_pid() limit 1`,
    [`switchboard ${process.pid}`],
  );
  return others.then(
    ({ rowCount }) => rowCount !== 0,
    () => false, // it does not run any more
  );
}

/** The data directory was deleted and began anew, while its cluster, which lies elsewhere, was left. */
async function setAside(place: Place, log: Logger): Promise<void> {
  if (!isOutside(place.dataDir, place.cluster)) {
    throw new Error(
      `${join(place.dataDir, 'postgres.json')} is missing. It holds the password of the database in ${place.cluster}; ` +
        'restore it, or delete the database as well.',
    );
  }
  await stop(place);
  const aside = `${place.cluster}.${Date.now()}`;
  await rename(place.cluster, aside);
  log.warn({ directory: aside }, 'the database of a deleted data directory was set aside');
}
