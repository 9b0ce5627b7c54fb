/** The functions behind search: what they may see, and that they read by their indexes. */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectDatabase } from '../db/client.ts';
import { createFixture, type Fixture } from '../db/fixtures.ts';
import { poolConfig } from '../db/tenant-pool.ts';

const url = process.env.POSTGRES_URL ?? '';
const owner = new pg.Client({ connectionString: url });
const app = new pg.Client(poolConfig(url, 'switchboard_app', 1));
let acme: Fixture;
let globex: Fixture;

const enter = (organizationId: string) =>
  app.query(`select set_config('app.organization_id', $1, false)`, [organizationId]);

const functions = { search_contacts: 'contacts', search_conversations: 'conversations', search_messages: 'messages' };

const search = async (name: string, text: string): Promise<string[]> =>
  (await app.query<{ id: string }>(`select id from ${name}($1, 50)`, [text])).rows.map(({ id }) => id);

/** Messages of the fixture's conversations, one each, with this text. */
function write({ organizationId, conversationIds }: Fixture, body: string): Promise<unknown> {
  return owner.query(
    `insert into messages (organization_id, id, conversation_id, seq, author_type, body)
     select $1, gen_random_uuid(), conversation, 1, 'CONTACT', $3 from unnest($2::uuid[]) as conversation`,
    [organizationId, conversationIds, body],
  );
}

beforeAll(async () => {
  await connectDatabase(url);
  await Promise.all([owner.connect(), app.connect()]);
  [acme, globex] = await Promise.all([createFixture('acme', 3), createFixture('globex', 3)]);
  await write(acme, 'shared words of acme');
  await write(globex, 'shared words of globex');
});

beforeEach(() => enter(''));

afterAll(() => Promise.all([owner.end(), app.end()]));

test('only the organization of the setting is searched, and none when it is empty', async () => {
  for (const [name, table] of Object.entries(functions)) {
    const word = table === 'messages' ? 'shared' : 'globex';
    await enter(globex.organizationId);
    const found = await search(name, word);
    const { rows } = await owner.query(`select distinct organization_id from ${table} where id = any ($1)`, [found]);
    expect(rows, name).toEqual([{ organization_id: globex.organizationId }]);
    for (const foreign of ['acme', 'ac']) expect(await search(name, foreign), name).toEqual([]);
    await enter('');
    expect(await search(name, word), name).toEqual([]);
    await app.query('reset app.organization_id');
    expect(await search(name, word), name).toEqual([]);
  }
});

test('two organizations whose ids end alike do not find each other', async () => {
  const twin = acme.organizationId.replace(/^......../, '00000000');
  await owner.query(`insert into organizations (id, name, slug) values ($1, 'twin', 'twin')`, [twin]);
  await enter(twin);
  for (const [name, word] of [
    ['search_contacts', 'acme'],
    ['search_conversations', 'acme'],
    ['search_messages', 'shared'],
  ]) {
    expect(await search(name ?? '', word ?? ''), name).toEqual([]);
  }
});

test('the functions run as the platform, with a fixed path, for the two roles only', async () => {
  const { rows } = await owner.query(
    `select proname as name, proowner::regrole::text as owner, prosecdef as definer,
       has_function_privilege('public', oid, 'execute') as anybody,
       has_function_privilege('switchboard_app', oid, 'execute') as app,
       array_to_string(proconfig, ' ') ~ 'search_path=pg_catalog, pg_temp' as fixed
     from pg_proc where proname ~ '^search_(newest_)?(contacts|conversations|messages)$' order by 1`,
  );
  const open = { owner: 'switchboard_platform', definer: true, anybody: false, app: true, fixed: true };
  expect(rows).toEqual([
    { ...open, name: 'search_contacts' },
    { ...open, name: 'search_conversations' },
    { ...open, name: 'search_messages' },
    { ...open, name: 'search_newest_messages', definer: false, app: false },
  ]);
  const { rows: rights } = await owner.query(
    `select has_schema_privilege('switchboard_platform', 'public', 'create') as creates`,
  );
  expect(rights).toEqual([{ creates: false }]);
});

test('each function reads by its index', async () => {
  const explained = new pg.Client({ connectionString: url });
  const plans: string[] = [];
  explained.on('notice', ({ message }) => plans.push(message ?? ''));
  await explained.connect();
  await explained.query(`load 'auto_explain'`);
  await explained.query(`set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
    set auto_explain.log_level = notice; set role switchboard_app;
    set app.organization_id = '${acme.organizationId}'`);
  for (const [name, table] of Object.entries(functions)) {
    plans.length = 0;
    await explained.query(`select * from ${name}('shared wor', 5)`);
    const reading = plans.filter((plan) => plan.includes(` on ${table} `));
    expect(reading.length, name).toBeGreaterThan(1);
    for (const plan of reading) {
      expect(plan).toMatch(new RegExp(`Bitmap Index Scan on ${table}_search_idx`));
      expect(plan).not.toMatch(new RegExp(`Seq Scan on ${table}`));
    }
  }
  await explained.end();
});

test('any text can be stored and be looked for', async () => {
  await enter(acme.organizationId);
  const texts = fc.string({ unit: 'binary', maxLength: 400 }).map((text) => text.replaceAll('\0', ''));
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const contact = await owner.query('select search_contact($1, $2, $2, $2, $2)', [acme.organizationId, text]);
      expect(contact.rowCount).toBe(1);
      for (const name of Object.keys(functions)) await search(name, text);
    }),
    { numRuns: 150 },
  );
});

test('a message without spaces, or longer than any message may be, can be stored and is found by its beginning', async () => {
  await enter(acme.organizationId);
  const long = ['z'.repeat(8000), 'ﷺ'.repeat(100), '㌀'.repeat(3000), `${'ë1'.repeat(3000)}`, 'word '.repeat(400_000)];
  const bodies = [...long, `begin ${'z'.repeat(7000)}`];
  for (const body of bodies) {
    await owner.query('delete from messages where organization_id = $1', [acme.organizationId]);
    await write(acme, body);
  }
  expect(await search('search_messages', 'begin zzzz')).toHaveLength(3);
});
