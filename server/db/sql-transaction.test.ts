import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { Prisma } from '../generated/prisma/client.ts';
import { connectDatabase, db, sqlTransaction } from './client.ts';
import { isDatabaseUnavailable, isUniqueViolation } from './errors.ts';
import { createFixture, type Fixture } from './fixtures.ts';
import { newId } from './ids.ts';
import { runInOrganization } from './scope.ts';
import type { Sql } from './sql-transaction.ts';

let acme: Fixture;
let globex: Fixture;

beforeAll(async () => {
  // One connection, so that whatever a transaction leaves behind meets the next.
  await connectDatabase(process.env.POSTGRES_URL ?? '', { poolSize: 1 });
  acme = await createFixture('acme', 2);
  globex = await createFixture('globex', 3);
});

const inAcme = <T>(work: () => T) => runInOrganization(acme.organizationId, work);

const addLabel = (name: string, organizationId = acme.organizationId) => Prisma.sql`
  INSERT INTO labels (id, organization_id, name, color) VALUES (${newId()}::uuid, ${organizationId}::uuid, ${name}, 'red')`;

const count = Prisma.sql`SELECT count(*)::int AS count FROM conversations`;

const counted = async (sql: Sql) => (await sql.read<{ count: number }>(count))[0]?.count;

const labels = () => inAcme(() => db.label.findMany({ select: { name: true }, orderBy: { name: 'asc' } }));

test('what is written is committed, and the last answer is given', async () => {
  const seen = await inAcme(() =>
    sqlTransaction(async (sql) => {
      await sql.write(addLabel('one'));
      return { last: sql.read<{ name: string }>(Prisma.sql`SELECT name FROM labels`) };
    }),
  );
  expect(seen).toEqual([{ name: 'one' }]);
  expect(await labels()).toEqual([{ name: 'one' }]);
});

test("the organization's scope holds in the transaction and ends with it", async () => {
  expect(await inAcme(() => db.conversation.count())).toBe(2);
  const other = await runInOrganization(globex.organizationId, () =>
    sqlTransaction(async (sql) => ({ last: counted(sql) })),
  );
  expect(other).toBe(3);
  expect(await inAcme(() => db.conversation.count())).toBe(2);
  await expect(
    inAcme(() =>
      sqlTransaction(async (sql) => {
        await sql.write(addLabel('foreign', globex.organizationId));
        return { last: Promise.resolve() };
      }),
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(sqlTransaction(async (sql) => ({ last: counted(sql) }))).rejects.toThrow(/outside any organization/);
});

test('a write that fails is the reason that is given, and nothing is committed', async () => {
  const before = await labels();
  const failing = inAcme(() =>
    sqlTransaction(async (sql) => {
      await sql.write(addLabel('two'));
      await sql.write(addLabel('two'));
      return { last: counted(sql) };
    }),
  );
  const error = await failing.catch((error: unknown) => error);
  expect(isUniqueViolation(error)).toBe(true);
  expect(await labels()).toEqual(before);
});

test('of reads that were sent together the first that fails is the reason, whichever is waited for', async () => {
  const failing = inAcme(() =>
    sqlTransaction(async (sql) => {
      let first = sql.read(Prisma.sql`SELECT 1 / 0`);
      for (let hop = 0; hop < 10; hop++) first = first.then((rows) => rows); // heard of later than the second
      const both = Promise.all([first, sql.read(Prisma.sql`SELECT 1`)]);
      await new Promise(setImmediate); // they are on their way
      for (const until = performance.now() + 100; performance.now() < until; ); // both answers wait to be read
      await both;
      return { last: Promise.resolve() };
    }),
  );
  await expect(failing).rejects.toMatchObject({ code: '22012' });
});

test('work that throws is rolled back', async () => {
  const before = await labels();
  const failing = inAcme(() =>
    sqlTransaction(async (sql) => {
      await sql.write(addLabel('three'));
      throw new Error('changed my mind');
    }),
  );
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await labels()).toEqual(before);
});

test('a connection that is lost on the way fails the transaction, and the next gets another', async () => {
  const before = await labels();
  const admin = new pg.Client(process.env.POSTGRES_URL);
  await admin.connect();
  const failing = inAcme(() =>
    sqlTransaction(async (sql) => {
      const [self] = await sql.read<{ pid: number }>(Prisma.sql`SELECT pg_backend_pid() AS pid`);
      await sql.write(addLabel('four'));
      await admin.query('SELECT pg_terminate_backend($1)', [self?.pid]);
      return { last: counted(sql) };
    }),
  );
  const error = await failing.catch((error: unknown) => error);
  await admin.end();
  expect(isDatabaseUnavailable(error)).toBe(true);
  expect(await labels()).toEqual(before);
  expect(await inAcme(() => sqlTransaction(async (sql) => ({ last: counted(sql) })))).toBe(2);
});

test('moments are read to the millisecond, in any time zone of the session', async () => {
  const read = (zone: string) =>
    inAcme(() =>
      sqlTransaction(async (sql) => {
        await sql.write(Prisma.sql`SELECT set_config('timezone', ${zone}, true)`);
        const moments = Prisma.sql`
          SELECT '2026-01-31 12:00:00.12Z'::timestamptz AS some, '2026-07-01 00:00:00Z'::timestamptz AS whole,
                 '1969-12-31 23:59:59.999Z'::timestamptz AS early`;
        return { last: sql.read<Record<string, Date>>(moments) };
      }),
    );
  const expected = [
    {
      some: new Date('2026-01-31T12:00:00.120Z'),
      whole: new Date('2026-07-01T00:00:00.000Z'),
      early: new Date('1969-12-31T23:59:59.999Z'),
    },
  ];
  for (const zone of ['UTC', 'Asia/Kolkata', 'America/New_York', 'Europe/London']) {
    expect(await read(zone)).toEqual(expected);
  }
});
