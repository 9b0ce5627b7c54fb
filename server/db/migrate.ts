import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { isCurrent, keepJobSchema } from '../jobs/job-schema.ts';
import {
  editedMigrations,
  type Migration,
  migrationsDirectory,
  pendingMigrations,
  readMigrations,
} from './migrations.ts';
import { withSchemaEngine } from './schema-engine.ts';

const schemaDirectory = fileURLToPath(new URL('../../prisma/schema/', import.meta.url));

// Any number of our own; Prisma's engine has another.
const migrationLock = 7_238_114_206;
const lockTimeoutMs = 120_000;

const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that the database does not have yet, with Prisma's own engine, so that `prisma migrate deploy`
 * can go on where this stopped and the other way round. Of two processes, one waits for the other.
 * @param url login that owns the tables and may create the roles (or they exist already)
 * @param directory where the migrations lie, if not in this release
 * @returns the names of the migrations applied now
 * @throws when a migration fails (nothing of that one remains), or an applied one was edited afterwards
 */
export async function migrate(url: string, directory = migrationsDirectory): Promise<{ applied: string[] }> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `switchboard ${process.pid}`,
    connectionTimeoutMillis: 10_000,
    lock_timeout: lockTimeoutMs,
  });
  await client.connect();
  try {
    const applied = await applyPending(url, client, directory);
    await bringJobs(url, client);
    await letEnumsUseIndexes(client);
    await useVectors(client);
    return { applied };
  } finally {
    await client.end(); // gives the lock back
  }
}

async function applyPending(url: string, client: pg.Client, directory: string): Promise<string[]> {
  const migrations = await readMigrations(directory);
  if (!(await isPending(client, migrations))) return [];
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  if (!(await isPending(client, migrations))) return []; // another process did it while we waited
  return applyAll(url, client, migrations);
}

async function bringJobs(url: string, client: pg.Client): Promise<void> {
  if (await isCurrent(client)) return;
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  await keepJobSchema(client, url);
}

/**
 * Under row-level security PostgreSQL uses an index only with operators that are marked leakproof, which the equality
 * of enums is not, although it compares two numbers and can tell nobody anything. Without the mark, a list by status
 * reads all of an organization's conversations. Only a superuser may set it, and a restored dump has lost it: so it is
 * tried at each start, and a database where we may not is slower there.
 */
async function letEnumsUseIndexes(client: pg.Client): Promise<void> {
  if (await enumsUseIndexes(client)) return;
  await client.query('select pg_advisory_lock($1)', [migrationLock]); // two that alter it at once disturb each other
  if (await enumsUseIndexes(client)) return;
  await client.query('alter function pg_catalog.enum_eq(anyenum, anyenum) leakproof');
}

/**
 * Where the server has pgvector and this login may install it, the database compares vectors; elsewhere the processes
 * do. Not in a migration, which would differ from one database to the next.
 */
async function useVectors(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from pg_available_extensions where name = 'vector' and installed_version is null`,
  );
  if (rowCount === 0) return;
  try {
    await client.query('create extension if not exists vector');
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error; // it may not
  }
}

/** Whether they do, or this login may not change it. */
async function enumsUseIndexes(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from pg_proc, pg_roles
     where pg_proc.oid = 'pg_catalog.enum_eq'::regproc and not proleakproof and rolname = current_user and rolsuper`,
  );
  return rowCount === 0;
}

async function isPending(client: pg.Client, migrations: Migration[]): Promise<boolean> {
  const [edited] = await editedMigrations(client, migrations);
  if (edited !== undefined) {
    throw new Error(
      `Migration ${edited} was changed after it had been applied to this database. Restore the file and write a new ` +
        'migration instead (npm run db:diff -- NAME); in development, npm run db:reset starts anew.',
    );
  }
  return (await pendingMigrations(client, migrations)).length > 0;
}

async function applyAll(url: string, client: pg.Client, migrations: Migration[]): Promise<string[]> {
  const apply = withSchemaEngine(url, async (engine) => {
    for (const migrationName of await interruptedMigrations(client)) {
      // Each script runs as one transaction, so nothing of it remains but its entry, at which the engine would stop.
      await engine.markMigrationRolledBack({ migrationName });
    }
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationList(migrations),
      filters,
    });
    return appliedMigrationNames;
  });
  return apply.catch(async (error: Error) => {
    const [name = ''] = await interruptedMigrations(client).catch(() => []);
    throw new Error(`The database migration ${name} failed, and nothing of it remains: ${error.message}`, {
      cause: error,
    });
  });
}

type InterruptedRow = { migration_name: string };

/** Migrations that failed, or whose process was killed. */
async function interruptedMigrations(client: pg.Client): Promise<string[]> {
  const { rows: known } = await client.query(`select 1 where to_regclass('public._prisma_migrations') is not null`);
  if (known.length === 0) return [];
  const { rows } = await client.query<InterruptedRow>(
    'select distinct migration_name from public._prisma_migrations where finished_at is null and rolled_back_at is null',
  );
  return rows.map((row) => row.migration_name);
}

function migrationList(migrations: Migration[]): MigrationList {
  return {
    baseDir: migrationsDirectory,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

/**
 * SQL that brings a database with all migrations to the Prisma schema files; null when there is nothing to do.
 * @param url a login that may create databases: a scratch database is made and dropped
 */
export async function schemaDifference(url: string): Promise<string | null> {
  const migrations = await readMigrations();
  const files = await readSchemaFiles();
  const result = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrationList(migrations) },
      to: { tag: 'schemaDatamodel', files, configDir: schemaDirectory },
      script: true,
      exitCode: true,
      filters,
    } as Parameters<SchemaEngine['diff']>[0]),
  );
  return result.exitCode === 2 ? result.stdout : null;
}

async function readSchemaFiles(): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(schemaDirectory)).filter((name) => name.endsWith('.prisma'));
  return Promise.all(
    names.sort().map(async (name) => {
      const path = `${schemaDirectory}${name}`;
      return { path, content: await readFile(path, 'utf8') };
    }),
  );
}
