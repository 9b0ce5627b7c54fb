import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { connectDatabase, db, type Tx } from './client.ts';
import {
  isDatabaseReadOnly,
  isDatabaseUnavailable,
  isForeignKeyViolation,
  isRecordNotFound,
  isRetryableConflict,
  isStatementTimeout,
  isUniqueViolation,
} from './errors.ts';
import { createFixture, type Fixture } from './fixtures.ts';
import { newId } from './ids.ts';
import { runInOrganization } from './scope.ts';
import { clientOver, poolConfig } from './tenant-pool.ts';

let acme: Fixture;

beforeAll(async () => {
  await connectDatabase(process.env.POSTGRES_URL ?? '');
  acme = await createFixture('acme', 1);
});

function failure(fn: () => Promise<unknown>): Promise<unknown> {
  return runInOrganization(acme.organizationId, () =>
    fn().then(
      () => expect.unreachable('it should have failed'),
      (error: unknown) => error,
    ),
  );
}

test('a unique violation is told by its fields', async () => {
  const { organizationId } = acme;
  const contact = () => db.contact.create({ data: { id: newId(), organizationId, externalId: 'x' } });
  await runInOrganization(organizationId, contact);
  const error = await failure(contact);
  expect(isUniqueViolation(error)).toBe(true);
  expect(isUniqueViolation(error, ['externalId'])).toBe(true);
  expect(isUniqueViolation(error, ['organizationId', 'externalId'])).toBe(true);
  expect(isUniqueViolation(error, ['email'])).toBe(false);
  expect(isForeignKeyViolation(error)).toBe(false);
  const raw = await failure(
    () =>
      db.$executeRaw`insert into contacts (organization_id, id, external_id) values (${organizationId}::uuid, ${newId()}::uuid, 'x')`,
  );
  expect(isUniqueViolation(raw, ['externalId'])).toBe(true);
});

test('foreign keys: a row that does not exist, and one that is still in use', async () => {
  const { organizationId, channelId, contactId } = acme;
  const missing = await failure(() =>
    db.conversation.create({ data: { id: newId(), organizationId, channelId: newId(), contactId } }),
  );
  const used = await failure(() =>
    db.channel.delete({ where: { organizationId_id: { organizationId, id: channelId } } }),
  );
  expect([missing, used].map(isForeignKeyViolation)).toEqual([true, true]);
  expect([missing, used].map((error) => isUniqueViolation(error))).toEqual([false, false]);
});

test('a record that is not there', async () => {
  const { organizationId } = acme;
  const where = { organizationId_id: { organizationId, id: newId() } };
  expect(isRecordNotFound(await failure(() => db.label.delete({ where })))).toBe(true);
  expect(isRecordNotFound(await failure(() => db.label.findUniqueOrThrow({ where })))).toBe(true);
});

test('a deadlock can be tried again', async () => {
  const lock = (first: number, second: number, wait: Promise<unknown>, ready: () => void) =>
    db.$transaction(async (tx) => {
      await tx.$queryRaw`select 1 from pg_advisory_xact_lock(${first})`;
      ready();
      await wait;
      await tx.$queryRaw`select 1 from pg_advisory_xact_lock(${second})`;
    });
  const [a, b] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const results = await Promise.allSettled([lock(1, 2, b.promise, a.resolve), lock(2, 1, a.promise, b.resolve)]);
  const errors = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
  expect(errors).toHaveLength(1);
  expect(isRetryableConflict(errors[0])).toBe(true);
});

/** Ends the server's side of the connection that runs the query with this word in it. */
async function terminateVictim(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.POSTGRES_URL });
  await client.connect();
  const terminate = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like '%victim%' and state = 'active' and pid <> pg_backend_pid()`;
  while ((await client.query(terminate)).rowCount === 0) await delay(20);
  await client.end();
}

test('a database that is away is an error soon, and is told from other errors', async () => {
  const pool = new pg.Pool(poolConfig('postgres://nobody@127.0.0.1:1/nowhere', 'switchboard_app', 1));
  const away = clientOver(pool);
  const errors = [
    await failure(() => away.user.count()),
    await failure(() => away.$transaction((tx) => tx.user.count())),
    await failure(() => Promise.all([db.$queryRaw`select 'victim' from pg_sleep(9)`, terminateVictim()])),
  ];
  await pool.end();
  expect(errors.map(isDatabaseUnavailable)).toEqual([true, true, true]);
  expect(isDatabaseUnavailable(new Error('something else'))).toBe(false);
  expect(await db.user.count()).toBe(0); // the pool has replaced the broken connection
});

test('a database that takes no changes is told from other errors', async () => {
  const { organizationId } = acme;
  const inReadOnly = (write: (tx: Tx) => Promise<unknown>) =>
    failure(() =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`set transaction read only`;
        return write(tx);
      }),
    );
  const errors = [
    await inReadOnly((tx) => tx.contact.create({ data: { id: newId(), organizationId } })),
    await inReadOnly((tx) => tx.$queryRaw`select 1 from contacts for update`),
  ];
  expect(errors.map(isDatabaseReadOnly)).toEqual([true, true]);
  expect(errors.map(isDatabaseUnavailable)).toEqual([false, false]);
  expect(isDatabaseReadOnly(new Error('something else'))).toBe(false);
});

test('a transaction that waited too long for the database has met one that is away', async () => {
  const slow = db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select 1 from pg_sleep(0.3)`;
      await tx.user.count();
    },
    { timeout: 100 },
  );
  expect(isDatabaseUnavailable(await failure(() => slow))).toBe(true);
});

test('a prepared read that is not answered in time has met a database that is away', async () => {
  const settings = poolConfig(process.env.POSTGRES_URL ?? '', 'switchboard_app', 1);
  const pool = new pg.Pool({ ...settings, query_timeout: 50 });
  expect(isDatabaseUnavailable(await failure(() => pool.query('select 1 from pg_sleep(0.5)')))).toBe(true);
  await pool.end();
});

test('a statement that runs too long', async () => {
  const error = await failure(() =>
    db.$transaction(async (tx) => {
      await tx.$executeRaw`set local statement_timeout = 20`;
      await tx.$queryRaw`select 1 from pg_sleep(5)`;
    }),
  );
  expect(isStatementTimeout(error)).toBe(true);
  expect(isDatabaseUnavailable(error)).toBe(false);
});
