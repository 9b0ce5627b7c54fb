/** The function behind the search by words: what it may see, how it ranks, and that it reads by its index. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectDatabase } from '../db/client.ts';
import { createFixture, type Fixture } from '../db/fixtures.ts';
import { newId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { poolConfig } from '../db/tenant-pool.ts';
import { searchByWords } from './lexical-search.ts';
import { chunkTerms } from './terms.ts';

const url = process.env.POSTGRES_URL ?? '';
const owner = new pg.Client({ connectionString: url });
const app = new pg.Client(poolConfig(url, 'switchboard_app', 1));
let acme: Fixture;
let globex: Fixture;

const enter = (organizationId: string) =>
  app.query(`select set_config('app.organization_id', $1, false)`, [organizationId]);

/** As the app role, past the service: whatever lexeme is asked for. */
async function ask(stem: string): Promise<string[]> {
  const lexemes = ['', '2', '4', 'h'].map((level) => [`en${level}:${stem}`]);
  const { rows } = await app.query<{ id: string }>('select id from rank_chunks($1, $2, $3, $4, $5, $6, null, 50)', [
    [0],
    ['en'],
    ...lexemes,
  ]);
  return rows.map(({ id }) => id);
}

type Stored = { heading?: string; content: string };

/** A source with one document. Answers the ids of the chunks, in their order. */
async function store(organizationId: string, texts: Stored[], status = 'READY'): Promise<string[]> {
  const [sourceId, documentId] = [newId(), newId()];
  await owner.query(
    `insert into knowledge_sources (organization_id, id, name, type, status) values ($1, $2, 'a', 'TEXT', $3)`,
    [organizationId, sourceId, status],
  );
  await owner.query(
    `insert into knowledge_documents (organization_id, id, knowledge_source_id, locator, status, language, chunk_count)
     values ($1, $2, $3, 'a', 'READY', 'en', $4)`,
    [organizationId, documentId, sourceId, texts.length],
  );
  const rows = texts.map(({ heading = null, content }: { heading?: string | null; content: string }, seq) => ({
    ...{ id: newId(), seq, heading, content },
    ...chunkTerms(organizationId, { heading, content, language: 'en' }),
  }));
  await owner.query(
    `insert into document_chunks (organization_id, knowledge_source_id, document_id, id, seq, heading, content, language,
       content_hash, terms, term_count)
     select $1, $2, $3, row.id, row.seq, row.heading, row.content, 'en', 'hash', row.terms::tsvector, row."termCount"
     from jsonb_to_recordset($4::jsonb) as row (id uuid, seq int, heading text, content text, terms text, "termCount" int)`,
    [organizationId, sourceId, documentId, JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}

const find = ({ organizationId }: Fixture, query: string) =>
  runInOrganization(organizationId, () => searchByWords(query, { languages: ['en'], sourceIds: null, most: 20 }));

beforeAll(async () => {
  await connectDatabase(url);
  await Promise.all([owner.connect(), app.connect()]);
  [acme, globex] = await Promise.all([createFixture('acme', 1), createFixture('globex', 1)]);
});

beforeEach(async () => {
  await owner.query('delete from knowledge_sources');
  await enter('');
});

afterAll(() => Promise.all([owner.end(), app.end()]));

test('only the chunks of the organization of the setting are found, and none when it is empty', async () => {
  const [mine] = await store(acme.organizationId, [{ content: 'refund' }]);
  const [theirs] = await store(globex.organizationId, [{ content: 'refund' }]);
  await enter(acme.organizationId);
  expect(await ask('refund')).toEqual([mine]);
  await enter(globex.organizationId);
  expect(await ask('refund')).toEqual([theirs]);
  await enter('');
  expect(await ask('refund')).toEqual([]);
  await app.query('reset app.organization_id');
  expect(await ask('refund')).toEqual([]);
});

test('organizations whose ids end alike, and so have the same lexemes, do not find each other', async () => {
  const twin = acme.organizationId.replace(/^......../, '00000000');
  await owner.query(`insert into organizations (id, name, slug) values ($1, 'twin', 'twin')`, [twin]);
  await store(acme.organizationId, [{ content: 'refund' }]);
  const [theirs] = await store(twin, [{ content: 'refund' }]);
  await enter(twin);
  expect(await ask('refund')).toEqual([theirs]);
});

test('the function runs as the platform, with a fixed path, and not for anybody', async () => {
  const { rows } = await owner.query(
    `select proowner::regrole::text as owner, prosecdef as definer,
       has_function_privilege('public', oid, 'execute') as anybody,
       has_function_privilege('switchboard_app', oid, 'execute') as app,
       array_to_string(proconfig, ' ') ~ 'search_path=pg_catalog, pg_temp' as fixed
     from pg_proc where proname = 'rank_chunks'`,
  );
  expect(rows).toEqual([{ owner: 'switchboard_platform', definer: true, anybody: false, app: true, fixed: true }]);
});

test('a rare word weighs more than a frequent one, a heading more than the text, and a short chunk more than a long', async () => {
  const [rare, frequent] = await store(acme.organizationId, [
    { content: 'warranty of boots' },
    { content: 'order of boots' },
    { content: 'order of shirts' },
    { content: 'order of jeans' },
  ]);
  expect((await find(acme, 'warranty order')).map(({ id }) => id)[0]).toBe(rare);
  expect((await find(acme, 'boots order')).map(({ id }) => id)[0]).toBe(frequent);
  const [plain, headed] = await store(acme.organizationId, [
    { heading: 'Colors', content: 'gift wrapping' },
    { heading: 'Wrapping', content: 'gift colors' },
  ]);
  expect((await find(acme, 'wrapping')).map(({ id }) => id)).toEqual([headed, plain]);
});

test('coverage is the share of what was asked, words that no chunk holds included', async () => {
  await store(acme.organizationId, [{ content: 'refund policy' }, { content: 'other' }]);
  const [whole] = await find(acme, 'refund policy');
  expect(whole).toMatchObject({ coverage: 1, matched: 2 });
  const [part] = await find(acme, 'refund zeppelin');
  expect(part?.coverage).toBeGreaterThan(0);
  expect(part?.coverage).toBeLessThan(0.5);
});

test('a source that has not been read is not searched', async () => {
  await store(acme.organizationId, [{ content: 'refund' }], 'PROCESSING');
  expect(await find(acme, 'refund')).toEqual([]);
});

test('among very many chunks the rare word finds, and the frequent ones rank what it found', async () => {
  const filler = Array.from({ length: 6000 }, (_, index) => ({
    content: index % 2 ? `order account item${index}` : `shirt jacket item${index}`,
  }));
  const both = { content: 'order account zeppelin' };
  const ids = await store(acme.organizationId, [...filler, both, { content: 'zeppelin airfield hangar' }]);
  const hits = await find(acme, 'order account zeppelin');
  expect(hits.map(({ id }) => id)).toEqual([ids[6000], ids[6001]]);
  expect(hits[0]).toMatchObject({ coverage: 1, matched: 3 });
  // Where all the words are frequent, there are hits all the same.
  expect((await find(acme, 'order account')).length).toBe(20);
});
