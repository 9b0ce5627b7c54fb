import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { seedPlans } from '../../prisma/seed/plans.ts';
import { log } from '../logging/log.ts';
import { isAlive } from './embedded/file-lock.ts';
import { folderOutside } from './embedded/place.ts';
import { readState } from './embedded/state.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { migrate } from './migrate.ts';
import { clientOver, poolConfig } from './tenant-pool.ts';

export type TestCluster = {
  /** Superuser URL of the database `postgres`. */
  adminUrl: string;
  /** A migrated database with the plans and nothing else. Nobody may be connected to it. */
  template: string;
  /** Stops the server and removes its files. */
  remove(): Promise<void>;
};

// Nothing here has to survive a crash.
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '300',
  logging_collector: 'off',
};

const folderPrefix = 'switchboard-postgres-';

/** A PostgreSQL of its own for one test run, below the operating system's temporary directory. */
export async function createTestCluster(): Promise<TestCluster> {
  await removeAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  await chmod(dataDir, 0o755); // root's server runs as another user
  const embedded = await startEmbeddedPostgres({ dataDir, log, settings });
  const remove = async () => {
    await embedded.stop().finally(() => removeFolder(dataDir));
  };
  try {
    await migrate(embedded.url);
    await seedTemplate(embedded.url);
  } catch (error) {
    await remove();
    throw error;
  }
  return { adminUrl: inDatabase(embedded.url, 'postgres'), template: new URL(embedded.url).pathname.slice(1), remove };
}

async function seedTemplate(url: string): Promise<void> {
  const pool = new pg.Pool(poolConfig(url, 'switchboard_platform', 1));
  try {
    await seedPlans(clientOver(pool));
  } finally {
    await pool.end();
  }
}

async function removeFolder(dataDir: string): Promise<void> {
  const state = await readState(dataDir).catch(() => null);
  const outside = state && folderOutside(state);
  if (outside) await rm(outside, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

/** Runs that were killed could not clean up after themselves; their folders name their processes. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(folderPrefix) ? name.slice(folderPrefix.length).split('-')[0] : 0);
    if (!pid || isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    const state = await readState(dataDir).catch(() => null);
    if (state) await killServer(resolve(dataDir, state.directory));
    await removeFolder(dataDir).catch(() => {}); // another user's
  }
}

async function killServer(cluster: string): Promise<void> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!pid || lines[1] !== cluster || !isAlive(pid)) return;
  process.kill(pid, 'SIGQUIT');
  for (let waited = 0; isAlive(pid) && waited < 5_000; waited += 50) await delay(50);
}

function inDatabase(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.toString();
}

export type ClonedDatabase = { url: string; drop(): Promise<void> };

/**
 * A fresh copy of the template of the running test cluster (global-setup.ts puts its address into the environment).
 */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const { TEST_POSTGRES_ADMIN_URL: adminUrl, TEST_POSTGRES_TEMPLATE: template } = process.env;
  if (!adminUrl || !template)
    throw new Error('no test cluster; vitest needs globalSetup server/testing/global-setup.ts');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(adminUrl, `create database ${name} template ${template} strategy file_copy`);
  return {
    url: inDatabase(adminUrl, name),
    drop: async () => {
      await unused(adminUrl, name);
      await administer(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

const closingWithinMs = 5_000;

/**
 * Waits for connections that are closing: a pool's `end` resolves before its sockets are gone, and a connection that is
 * ended by force in that moment throws where nobody listens any more.
 */
async function unused(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const deadline = Date.now() + closingWithinMs; Date.now() < deadline; await delay(20)) {
      const { rowCount } = await client.query('select 1 from pg_stat_activity where datname = $1 limit 1', [name]);
      if (rowCount === 0) return;
    }
  } finally {
    await client.end();
  }
}

const inUse = '55006'; // another clone's connection, or autovacuum, is in the template
const inUseWithinMs = 20_000;

async function administer(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const deadline = Date.now() + inUseWithinMs; ; await delay(50 + Math.random() * 100)) {
      const error = await client.query(sql).then(
        () => null,
        (reason: Error & { code?: string }) => reason,
      );
      if (error === null) return;
      if (error.code !== inUse || Date.now() > deadline) throw error;
    }
  } finally {
    await client.end();
  }
}
