import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Prisma } from '../generated/prisma/client.ts';
import { connectDatabase } from './client.ts';
import { createFixture, type Fixture } from './fixtures.ts';
import { newId } from './ids.ts';
import { isTenantModel } from './tenant-models.ts';
import { poolConfig } from './tenant-pool.ts';

const url = process.env.POSTGRES_URL ?? '';
const owner = new pg.Client({ connectionString: url });
const app = new pg.Client(poolConfig(url, 'switchboard_app', 1));
let acme: Fixture;
let globex: Fixture;

type TenantTable = { name: string; tenant_column: string; enabled: boolean; forced: boolean; policies: string[] };

/** Every table with a required organization_id, and the organizations themselves. */
async function tenantTables(): Promise<TenantTable[]> {
  const { rows } = await owner.query<TenantTable>(`
    select c.relname as name, a.attname as tenant_column, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
           array(select p.polname || ':' || r.rolname from pg_policy p, unnest(p.polroles) role join pg_roles r on r.oid = role
                 where p.polrelid = c.oid order by 1) as policies
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     and ((a.attname = 'organization_id' and a.attnotnull) or (c.relname = 'organizations' and a.attname = 'id'))
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  return rows;
}

function enter(organizationId: string): Promise<unknown> {
  return app.query(`select set_config('app.organization_id', $1, false)`, [organizationId]);
}

beforeAll(async () => {
  await connectDatabase(url);
  await Promise.all([owner.connect(), app.connect()]);
  [acme, globex] = await Promise.all([createFixture('acme', 3), createFixture('globex', 3)]);
  await fillEveryTable(acme);
});

beforeEach(() => enter(''));

afterAll(() => Promise.all([owner.end(), app.end()]));

/** One row of acme in every tenant table, whatever its columns are; foreign keys are not looked at. */
async function fillEveryTable(fixture: Fixture): Promise<void> {
  await owner.query('set session_replication_role = replica');
  for (const { name, tenant_column } of await tenantTables()) {
    const { rowCount } = await owner.query(`select from ${name} where ${tenant_column} = $1`, [fixture.organizationId]);
    if (rowCount === 0) await owner.query(await insertOf(name, fixture.organizationId));
  }
  await owner.query('set session_replication_role = default');
}

async function insertOf(table: string, organizationId: string): Promise<string> {
  const { rows } = await owner.query<{ name: string; value: string }>(
    `select attname as name, case
       when attname = 'organization_id' then quote_literal($2)
       when atttypid = 'uuid'::regtype then quote_literal(gen_random_uuid())
       when typtype = 'e' then (select quote_literal(min(enumlabel)) from pg_enum where enumtypid = atttypid)
       when typcategory = 'N' then '1'
       when typcategory = 'D' then 'now() + ' || quote_literal(attnum || ' days') || '::interval'
       when atttypid in ('json'::regtype, 'jsonb'::regtype) then quote_literal('{}')
       when typcategory = 'A' then quote_literal('{}')
       else quote_literal('x') end as value
     from pg_attribute join pg_type on pg_type.oid = atttypid
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef`,
    [table, organizationId],
  );
  return `insert into ${table} (${rows.map(({ name }) => name)}) values (${rows.map(({ value }) => value)})`;
}

test('every tenant table has row-level security, forced, with one policy for each role', async () => {
  const tables = await tenantTables();
  // The client's guard and the database mean the same tables.
  expect(tables).toHaveLength(Object.values(Prisma.ModelName).filter(isTenantModel).length);
  for (const { name, enabled, forced, policies } of tables) {
    expect({ name, enabled, forced, policies }).toEqual({
      name,
      enabled: true,
      forced: true,
      policies: ['platform:switchboard_platform', 'tenant:switchboard_app'],
    });
  }
});

test("another organization's scope, or none, sees no row of any tenant table", async () => {
  for (const { name, tenant_column } of await tenantTables()) {
    const count = async () => {
      const { rows } = await app.query(`select count(*)::int as n from ${name} where ${tenant_column} = $1`, [
        acme.organizationId,
      ]);
      return rows[0].n;
    };
    await enter(acme.organizationId);
    expect(await count(), `${name} in its own scope`).toBeGreaterThan(0);
    await enter(globex.organizationId);
    expect(await count(), `${name} in another scope`).toBe(0);
    await enter('');
    expect(await count(), `${name} in no scope`).toBe(0);
  }
});

test("another organization's scope updates and deletes nothing in any tenant table", async () => {
  await enter(globex.organizationId);
  for (const { name, tenant_column } of await tenantTables()) {
    const where = `where ${tenant_column} = '${acme.organizationId}'`;
    expect((await app.query(`update ${name} set ${tenant_column} = ${tenant_column} ${where}`)).rowCount, name).toBe(0);
    expect((await app.query(`delete from ${name} ${where}`)).rowCount, name).toBe(0);
  }
});

test("no row can be written into another organization's scope, nor moved there", async () => {
  await enter(globex.organizationId);
  for (const { name } of await tenantTables()) {
    const sql =
      name === 'organizations'
        ? `insert into organizations (id, name, slug) values ('${newId()}', 'x', '${newId()}')`
        : await insertOf(name, acme.organizationId);
    await expect(app.query(sql), name).rejects.toThrow(/row-level security/);
  }
  await expect(
    app.query('update labels set organization_id = $1 where true', [acme.organizationId]).then(async ({ rowCount }) => {
      if (rowCount !== 0) throw new Error('moved');
      await app.query(`insert into labels (organization_id, id, name) values ($1, $2, 'own')`, [
        globex.organizationId,
        newId(),
      ]);
      return app.query('update labels set organization_id = $1 where true', [acme.organizationId]);
    }),
  ).rejects.toThrow(/row-level security/);
});

test('foreign keys between tenant tables carry the organization, so a cross-tenant reference cannot exist', async () => {
  const { rows } = await owner.query(`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent, conname from pg_constraint
    where contype = 'f'
      and exists (select from pg_attribute where attrelid = conrelid and attname = 'organization_id' and attnotnull)
      and exists (select from pg_attribute where attrelid = confrelid and attname = 'organization_id' and attnotnull)
      and not (conkey @> array(select attnum from pg_attribute where attrelid = conrelid and attname = 'organization_id')
           and confkey @> array(select attnum from pg_attribute where attrelid = confrelid and attname = 'organization_id'))`);
  expect(rows).toEqual([]);
  await expect(
    owner.query(
      `insert into conversations (organization_id, id, channel_id, contact_id, last_message_at, updated_at)
       values ($1, $2, $3, $4, now(), now())`,
      [globex.organizationId, newId(), acme.channelId, globex.contactId],
    ),
  ).rejects.toThrow(/conversations_organization_id_channel_id_fkey/);
});

test("the app's role owns nothing, is no superuser and may not see past the policies", async () => {
  const { rows } = await owner.query(`
    select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
           (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns
    from pg_roles where rolname like 'switchboard_%' order by 1`);
  const powerless = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolcanlogin: false,
  };
  expect(rows).toEqual([
    { rolname: 'switchboard_app', ...powerless, owns: 0 },
    { rolname: 'switchboard_platform', ...powerless, owns: 0 },
  ]);
  await expect(app.query('delete from _prisma_migrations')).rejects.toThrow(/permission denied/);
});

test('the policy is evaluated once a query and leaves the indexes usable', async () => {
  await enter(acme.organizationId);
  await app.query('set enable_seqscan = off');
  const { rows } = await app.query<{ 'QUERY PLAN': string }>(
    `explain (costs off) select id from conversations
     where status = 'OPEN' and last_message_at < now() order by last_message_at desc, id desc limit 25`,
  );
  await app.query('reset enable_seqscan');
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/InitPlan 1/);
  expect(plan).toMatch(/Index Cond: \(\(organization_id = \(InitPlan 1\)\.col1\) AND \(status = 'OPEN'/);
  expect(plan).not.toMatch(/Filter:/);
});
