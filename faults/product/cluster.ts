import { chmod, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { initialise, start, stop } from '../../server/db/embedded/cluster.ts';
import { findPlace, folderOutside, type Place } from '../../server/db/embedded/place.ts';
import { freePort, newPassword, readState, writeState } from '../../server/db/embedded/state.ts';
import { log } from '../../server/logging/log.ts';

// What a run leaves that was killed, the next test run removes by this name (server/db/testing.ts).
const folderPrefix = 'switchboard-postgres-';

// Durable as in production: what was acknowledged must survive the database's own crash.
const settings = { max_connections: '300', logging_collector: 'off' };

/** A PostgreSQL that can be stopped, killed, stalled and started again. The product reaches it by POSTGRES_URL. */
export class Cluster {
  readonly #place: Place;
  readonly #password: string;
  readonly port: number;

  private constructor(place: Place, port: number, password: string) {
    this.#place = place;
    this.port = port;
    this.#password = password;
  }

  static async create(): Promise<Cluster> {
    const dataDir = await realpath(await mkdtemp(path.join(tmpdir(), `${folderPrefix}${process.pid}-`)));
    await chmod(dataDir, 0o755); // root's server runs as another user
    const place = await findPlace(dataDir, null);
    const directory = path.relative(dataDir, place.cluster).startsWith('..') ? place.cluster : 'postgres';
    const state = { directory, port: await freePort(), password: newPassword() };
    await writeState(dataDir, state);
    await initialise(place, state.password);
    const cluster = new Cluster(place, state.port, state.password);
    await cluster.start();
    return cluster;
  }

  /** The one that the set-up of the run has created. */
  static async open(dataDir: string): Promise<Cluster> {
    const state = await readState(dataDir);
    if (!state) throw new Error(`${dataDir} holds no cluster`);
    return new Cluster(await findPlace(dataDir, state), state.port, state.password);
  }

  get dataDir(): string {
    return this.#place.dataDir;
  }

  url(database: string): string {
    return `postgres://postgres:${encodeURIComponent(this.#password)}@127.0.0.1:${this.port}/${database}`;
  }

  async start(): Promise<void> {
    const state = { directory: this.#place.cluster, port: this.port, password: this.#password };
    const started = await start(this.#place, state, settings, log);
    if (started.port !== this.port) throw new Error(`another program took PostgreSQL's port ${this.port}`);
  }

  /** After a row that failed on its way. */
  async ensureRunning(): Promise<void> {
    await this.resume();
    const answers = await this.query('postgres', 'select 1').then(
      () => true,
      () => false, // it is started below, and says why if it does not start
    );
    if (!answers) await this.start();
  }

  /** As its administrator would: open transactions are rolled back. */
  stop(): Promise<void> {
    return stop(this.#place);
  }

  /** As the kernel would when memory runs out. */
  async kill(): Promise<void> {
    for (const pid of await this.#processes()) signal(pid, 'SIGKILL');
  }

  async stall(): Promise<void> {
    for (const pid of await this.#processes()) signal(pid, 'SIGSTOP');
  }

  async resume(): Promise<void> {
    for (const pid of await this.#processes()) signal(pid, 'SIGCONT');
  }

  async query<T extends pg.QueryResultRow>(database: string, sql: string, values: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.url(database) });
    client.on('error', () => {}); // the query says it as well
    await client.connect();
    try {
      return (await client.query<T>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await this.resume();
    await this.stop();
    const state = await readState(this.dataDir);
    const outside = state && folderOutside(state);
    if (outside) await rm(outside, { recursive: true, force: true });
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** The postmaster first, then its children. */
  async #processes(): Promise<number[]> {
    const text = await readFile(path.join(this.#place.cluster, 'postmaster.pid'), 'utf8').catch(() => '');
    const postmaster = Number(text.split('\n')[0]);
    if (!postmaster) return [];
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const children = await Promise.all(pids.map(async (pid) => ((await parentOf(pid)) === postmaster ? pid : 0)));
    return [postmaster, ...children.filter((pid) => pid > 0)];
  }
}

async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''); // it may have ended meanwhile
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it ended by itself
  }
}
