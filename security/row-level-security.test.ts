import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDatabase, db } from '../server/db/client.ts';
import { createFixture, type Fixture } from '../server/db/fixtures.ts';
import { runInOrganization } from '../server/db/scope.ts';
import { isTenantModel } from '../server/db/tenant-models.ts';
import { poolConfig, TenantPool } from '../server/db/tenant-pool.ts';
import { Prisma } from '../server/generated/prisma/client.ts';
import { figure } from './figures.ts';

const requestCount = Number(process.env.RLS_REQUESTS ?? 1_000_000);
const atOnce = 32;
const poolSize = 8;

const url = process.env.POSTGRES_URL ?? '';
const owner = new pg.Client({ connectionString: url });
let acme: Fixture;
let globex: Fixture;

beforeAll(async () => {
  await connectDatabase(url);
  await owner.connect();
  [acme, globex] = await Promise.all([createFixture('acme', 5), createFixture('globex', 5)]);
});

afterAll(() => owner.end());

type Row = { organizationId?: string; id?: string };

type Delegate = {
  findMany(): Promise<Row[]>;
  findFirst(): Promise<Row | null>;
  count(): Promise<number>;
  updateMany(args: { data: object }): Promise<{ count: number }>;
};

function delegateOf(model: string): Delegate {
  return (db as unknown as Record<string, Delegate>)[`${model[0]?.toLowerCase()}${model.slice(1)}`] as Delegate;
}

const models = Object.values(Prisma.ModelName).filter(isTenantModel);

/** Everything of one organization, to see that nobody else touched it. */
async function digestOf(organizationId: string): Promise<string> {
  const digests: string[] = [];
  for (const table of ['contacts', 'conversations', 'messages', 'channels', 'memberships', 'events']) {
    const { rows } = await owner.query(
      `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as digest from ${table} t where organization_id = $1`,
      [organizationId],
    );
    digests.push(rows[0].digest);
  }
  return digests.join();
}

test('queries that forgot their where give one tenant no row of another', async () => {
  const own = ({ organizationId, id }: Row) => (organizationId ?? id) === globex.organizationId;
  let foreign = 0;
  let queries = 0;
  await runInOrganization(globex.organizationId, async () => {
    for (const model of models) {
      const delegate = delegateOf(model);
      const rows = await delegate.findMany();
      foreign += rows.filter((row) => !own(row)).length;
      const first = await delegate.findFirst();
      if (first && !own(first)) foreign += 1;
      foreign += (await delegate.count()) - rows.length;
      queries += 3;
    }
  });
  figure(`${queries} queries without a where, in one tenant's scope: ${foreign} foreign rows`);
  expect(queries).toBeGreaterThanOrEqual(50);
  expect(foreign).toBe(0);
});

test('an update that forgot its where changes nothing of another tenant', async () => {
  const before = await digestOf(acme.organizationId);
  await runInOrganization(globex.organizationId, async () => {
    await db.contact.updateMany({ data: { name: 'overwritten' } });
    await db.conversation.updateMany({ data: { subject: 'overwritten' } });
    await db.message.updateMany({ data: { body: 'overwritten' } });
    await db.attachment.deleteMany();
    await db.label.deleteMany();
  });
  expect(await digestOf(acme.organizationId)).toBe(before);
});

test('interleaved requests of two tenants through one pool never see the other', async () => {
  const pool = new TenantPool(poolConfig(url, 'switchboard_app', poolSize));
  const tenants = [acme.organizationId, globex.organizationId];
  let done = 0;
  let foreign = 0;
  let empty = 0;
  const once = async (organizationId: string) => {
    const { rows } = await runInOrganization(organizationId, () =>
      pool.query<{ organization_id: string }>('select organization_id from contacts limit 3'),
    );
    foreign += rows.filter((row) => row.organization_id !== organizationId).length;
    if (rows.length === 0) empty += 1;
  };
  const work = async (worker: number) => {
    for (let turn = worker; done < requestCount; turn++) {
      done += 1;
      await once(tenants[turn % 2] as string);
    }
  };
  const startedAt = Date.now();
  await Promise.all(Array.from({ length: atOnce }, (_, worker) => work(worker)));
  await pool.end();
  const seconds = (Date.now() - startedAt) / 1000;
  figure(
    `${done} interleaved requests of two tenants over ${poolSize} connections in ${seconds.toFixed(0)} s: ${foreign} foreign rows`,
  );
  expect(foreign).toBe(0);
  expect(empty).toBe(0);
});

test('the role that requests run as owns nothing and cannot get around the policies', async () => {
  const { rows } = await owner.query(
    `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
            (select count(*)::int from pg_class where relowner = pg_roles.oid) as relations,
            (select count(*)::int from pg_namespace where nspowner = pg_roles.oid) as schemas
     from pg_roles where rolname = 'switchboard_app'`,
  );
  expect(rows).toEqual([
    {
      rolname: 'switchboard_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
      relations: 0,
      schemas: 0,
    },
  ]);
  const app = new pg.Client(poolConfig(url, 'switchboard_app', 1));
  await app.connect();
  const attempts = [
    'set row_security = off; select * from contacts',
    'alter table contacts disable row level security',
    'alter table contacts no force row level security',
    'drop policy tenant on contacts',
    'create policy mine on contacts using (true)',
    'create table mine (id int)',
    'truncate contacts',
    'alter role switchboard_app bypassrls',
    "copy contacts to program 'cat'",
    'create function f() returns int language sql security definer as $$ select 1 $$',
  ];
  const refused = [];
  for (const sql of attempts)
    refused.push(
      await app.query(sql).then(
        () => sql,
        () => null,
      ),
    );
  await app.end();
  figure(`the runtime role: ${refused.filter(Boolean).length} of ${attempts.length} ways around the policies open`);
  expect(refused.filter(Boolean)).toEqual([]);
});
