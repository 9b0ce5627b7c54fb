import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plans, seedPlans } from '../../prisma/seed/plans.ts';
import { asPlatform, connectDatabase, db } from './client.ts';
import { migrate, schemaDifference } from './migrate.ts';
import { migrationsApplied, readMigrations } from './migrations.ts';

const url = process.env.POSTGRES_URL ?? '';
const client = new pg.Client({ connectionString: url });

beforeAll(() => client.connect());
afterAll(() => client.end());

/** An empty database of its own, dropped afterwards. */
async function inEmptyDatabase(fn: (url: string) => Promise<void>): Promise<void> {
  const target = new URL(url);
  const name = `${target.pathname.slice(1)}_empty`;
  await client.query(`create database ${name}`);
  target.pathname = `/${name}`;
  await fn(target.toString()).finally(() => client.query(`drop database ${name} with (force)`));
}

async function inDatabase(target: string, fn: (connection: pg.Client) => Promise<unknown>): Promise<void> {
  const connection = new pg.Client({ connectionString: target });
  await connection.connect();
  await fn(connection).finally(() => connection.end());
}

// As Prisma makes it.
const prismaMigrationsTable = `create table _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

test('migrating again changes nothing, and quickly', async () => {
  const started = performance.now();
  expect(await migrate(url)).toEqual({ applied: [] });
  expect(performance.now() - started).toBeLessThan(500);
  expect(await migrationsApplied(client)).toBe(true);
});

test('the migrations say what the Prisma schema says', async () => {
  expect(await schemaDifference(url)).toBeNull();
});

test('of two processes that migrate an empty database at once, one does it', async () => {
  const names = (await readMigrations()).map(({ name }) => name);
  await inEmptyDatabase(async (empty) => {
    const results = await Promise.all([migrate(empty), migrate(empty)]);
    expect(results.map(({ applied }) => applied).sort((a, b) => a.length - b.length)).toEqual([[], names]);
  });
});

test('a migration whose process was killed is applied by the next start', async () => {
  await inEmptyDatabase(async (empty) => {
    const { applied } = await migrate(empty);
    const [init] = applied;
    await inDatabase(empty, async (connection) => {
      await connection.query('drop schema public cascade; create schema public');
      await connection.query(prismaMigrationsTable);
      await connection.query(`insert into _prisma_migrations (id, checksum, migration_name) values ('1', 'x', $1)`, [
        init,
      ]);
    });
    expect(await migrate(empty)).toEqual({ applied });
  });
});

test('a migration that fails is named, with what PostgreSQL said', async () => {
  await inEmptyDatabase(async (empty) => {
    await migrate(empty);
    await inDatabase(empty, (connection) =>
      connection.query(`delete from _prisma_migrations where migration_name like '%row_level%'`),
    );
    await expect(migrate(empty)).rejects.toThrow(/migration \d+_row_level_security failed.*already exists/s);
  });
});

test('a migration that was edited after it had been applied stops the start', async () => {
  await client.query(`update _prisma_migrations set checksum = 'x' where migration_name like '%_init'`);
  await expect(migrate(url)).rejects.toThrow(/_init was changed after/);
});

test('there are 18 plans, a year costs ten months, and seeding again writes nothing', async () => {
  await connectDatabase(url);
  const before = await db.plan.findMany({ orderBy: { code: 'asc' } });
  expect(before.map(({ code }) => code)).toEqual(plans.map(({ code }) => code).sort());
  expect(before).toHaveLength(18);
  for (const month of before.filter(({ interval }) => interval === 'MONTH')) {
    const year = before.find(({ code }) => code === month.code.replace('month', 'year'));
    expect(year?.priceCents).toBe(month.priceCents * 10);
  }
  const versions = async () => (await client.query('select code, xmin::text from plans order by code')).rows;
  const written = await versions();
  await asPlatform('seed the plans', (platform) => seedPlans(platform));
  expect(await versions()).toEqual(written);
});
