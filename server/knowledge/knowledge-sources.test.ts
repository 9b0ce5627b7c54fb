import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { storeChunk } from '../testing/specimens/knowledge.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);

const fields = `knowledgeSource { id name type status progress error url content contentType contentHash sizeBytes
  chunkCount language settings ingestedAt aiAgents { id } }`;

const create = async (input: Record<string, unknown>, client = acme.owner): Promise<Data> =>
  (await client.mutate('createKnowledgeSource', input, fields)).knowledgeSource;

const text = { name: 'Hours', type: 'TEXT', content: 'Hapur çdo ditë.' };

test('a text is stored, measured, and waits to be ingested', async () => {
  const source = await create({ ...text, language: 'SQ' });
  expect(source).toMatchObject({
    ...text,
    status: 'QUEUED',
    progress: 0,
    chunkCount: 0,
    sizeBytes: Buffer.byteLength(text.content),
    contentHash: createHash('sha256').update(text.content).digest('hex'),
    contentType: 'text/plain',
    language: 'sq',
    ingestedAt: null,
    aiAgents: [],
  });
  const read = await acme.owner.run(`query ($id: ID!) { knowledgeSource(id: $id) { id content } }`, { id: source.id });
  expect(read.knowledgeSource).toEqual({ id: source.id, content: text.content });
});

test('a web site is stored with how it is to be read', async () => {
  const settings = { maxPages: 50, includePaths: ['/help'] };
  const source = await create({ name: 'Help', type: 'URL', url: ' https://help.example.com/start ', settings });
  expect(source).toMatchObject({ url: 'https://help.example.com/start', settings, content: null, sizeBytes: 0 });
  expect(source).toMatchObject({ contentHash: null, contentType: null, status: 'QUEUED' });
});

test('a text of a million characters is taken, and lists do not carry it', async () => {
  const { id } = await create({ ...text, type: 'MARKDOWN', content: 'x'.repeat(1_000_000) });
  const { knowledgeSources } = await acme.owner.run(
    '{ knowledgeSources(filter: { type: [MARKDOWN], status: [QUEUED] }) { nodes { id sizeBytes } } }',
  );
  expect(knowledgeSources.nodes).toEqual([{ id, sizeBytes: 1_000_000 }]);
});

test('one operation reads the content of at most 25 sources', async () => {
  const initech = await createOrganization(server);
  for (let index = 0; index < 26; index++) await create(text, initech.owner);
  const read = (first: number) =>
    initech.owner.run('query ($first: Int) { knowledgeSources(first: $first) { nodes { content } } }', { first });
  expect((await read(25)).knowledgeSources.nodes).toHaveLength(25);
  await expect(read(26)).rejects.toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
});

const faults: [string, Data, string][] = [
  ['no name', { ...text, name: ' ' }, 'name'],
  ['a text without content', { name: 'x', type: 'CSV' }, 'content'],
  ['empty content', { ...text, content: ' \n' }, 'content'],
  ['1,000,001 characters', { ...text, content: 'x'.repeat(1_000_001) }, 'content'],
  ['a text with an address', { ...text, url: 'https://example.com' }, 'url'],
  ['a web site without address', { name: 'x', type: 'URL' }, 'url'],
  ['a web site with content', { name: 'x', type: 'URL', url: 'https://example.com', content: 'x' }, 'content'],
  ['another protocol', { name: 'x', type: 'URL', url: 'file:///etc/passwd' }, 'url'],
  ['credentials in the address', { name: 'x', type: 'URL', url: 'https://u:p@example.com' }, 'url'],
  ['a language that is none', { ...text, language: 'not a language' }, 'language'],
  ['settings of a text', { ...text, settings: { maxPages: 5 } }, 'settings.maxPages'],
  [
    'an unknown setting',
    { name: 'x', type: 'URL', url: 'https://example.com', settings: { pages: 5 } },
    'settings.pages',
  ],
  [
    'a path without slash',
    { name: 'x', type: 'URL', url: 'https://example.com', settings: { includePaths: ['help'] } },
    'settings.includePaths.0',
  ],
];

test.each(faults)('%s is refused by name', async (_what, input, path) => {
  await expect(create(input)).rejects.toMatchObject({ code: 'VALIDATION_FAILED', extensions: { fields: [{ path }] } });
});

test('a search says what is wrong with it, and knows its own sources alone', async () => {
  const { id } = await create(text);
  const search = (variables: Data) =>
    acme.owner.run(
      `query ($query: String!, $first: Int, $sourceIds: [ID!]) {
        searchKnowledge(query: $query, first: $first, sourceIds: $sourceIds) { hits { score } } }`,
      variables,
    );
  expect(await search({ query: 'Hapur?', sourceIds: [id] })).toEqual({ searchKnowledge: { hits: [] } }); // not read yet
  for (const wrong of [{ query: ' ' }, { query: 'x', first: 101 }, { query: 'x', sourceIds: [acme.id] }]) {
    await expect(search(wrong)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  }
  const theirs = await create(text, globex.owner);
  await expect(search({ query: 'x', sourceIds: [theirs.id] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the chunks of a source are read page by page, without vectors', async () => {
  const { id } = await create(text);
  for (const seq of [2, 1, 3]) await storeChunk(acme.id, id, seq);
  const page = async (variables: Data) =>
    (
      await acme.owner.run(
        `query ($id: ID!, $first: Int, $after: String) { knowledgeSource(id: $id) { chunks(first: $first, after: $after) {
          nodes { seq heading content embeddingModel knowledgeSource { id } } pageInfo { endCursor hasNextPage } } } }`,
        { id, ...variables },
      )
    ).knowledgeSource.chunks;
  const first = await page({ first: 2 });
  expect(first.nodes.map(({ seq }: Data) => seq)).toEqual([1, 2]);
  expect(first.nodes[0]).toMatchObject({ embeddingModel: 'test-embedding', knowledgeSource: { id } });
  const second = await page({ first: 2, after: first.pageInfo.endCursor });
  expect(second.nodes.map(({ seq }: Data) => seq)).toEqual([3]);
  await expect(
    acme.owner.run('query ($id: ID!) { knowledgeSource(id: $id) { chunks { nodes { embedding } } } }', { id }),
  ).rejects.toThrow(/embedding/);
});

test('a deleted source takes its chunks and links along, and leaves its trace', async () => {
  const { id } = await create(text);
  const chunk = await storeChunk(acme.id, id, 1);
  const { aiAgent } = await acme.owner.mutate(
    'createAiAgent',
    { name: 'Ada', instructions: 'Help.', knowledgeSourceIds: [id] },
    'aiAgent { id }',
  );
  await acme.owner.mutate('deleteKnowledgeSource', { id }, 'deletedId');
  const { node, aiAgent: after } = await acme.owner.run(
    'query ($chunk: ID!, $agent: ID!) { node(id: $chunk) { id } aiAgent(id: $agent) { knowledgeSourceIds } }',
    { chunk, agent: aiAgent.id },
  );
  expect({ node, after }).toEqual({ node: null, after: { knowledgeSourceIds: [] } });
  const organizationId = parseTypeId('org', acme.id);
  const row = await runInOrganization(organizationId, () =>
    db.auditLog.findFirst({ where: { organizationId, action: 'knowledge_source.delete' } }),
  );
  expect(row).toMatchObject({ targetType: 'KnowledgeSource', targetId: parseTypeId('ks', id) });
  expect(row?.diff).toMatchObject({ name: { from: 'Hours', to: null }, sizeBytes: { to: null } });
  expect(JSON.stringify(row?.diff)).not.toContain(text.content);
});

test("another organization's source does not exist, and a reader writes nothing", async () => {
  const { id } = await create(text, globex.owner);
  const chunk = await storeChunk(globex.id, id, 1);
  const attempts = [
    () => acme.owner.run('query ($id: ID!) { knowledgeSource(id: $id) { id } }', { id }),
    () => acme.owner.mutate('deleteKnowledgeSource', { id }, 'cursor'),
    () => acme.owner.mutate('refreshKnowledgeSource', { id }, 'cursor'),
    () => acme.owner.subscribe('subscription ($id: ID) { knowledgeSourceChanged(id: $id) { type } }', { id }).next(),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { nodes } = await acme.owner.run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [id, chunk] });
  expect(nodes).toEqual([null, null]);
  const viewer = await acme.addMember('VIEWER');
  await viewer.run('{ knowledgeSources { nodes { name } } }');
  await expect(create(text, viewer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const program = await acme.addApiKey(['contacts:read']);
  await expect(program.run('{ knowledgeSources { nodes { name } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  acme.owner.close();
});

test('a source is followed from its creation to its end, replayed and live', async () => {
  const { id } = await create(text);
  await create(text);
  const live = acme.owner.subscribe(
    `subscription ($id: ID, $after: String) { knowledgeSourceChanged(id: $id, after: $after) {
      type progress knowledgeSourceId knowledgeSource { id status } } }`,
    { id, after: '0' },
  );
  const next = async () => (await live.next()).knowledgeSourceChanged;
  expect(await next()).toEqual({
    type: 'KNOWLEDGE_SOURCE_CREATED',
    progress: 0,
    knowledgeSourceId: id,
    knowledgeSource: { id, status: 'QUEUED' },
  });
  const nothing = { progress: null, knowledgeSource: null };
  expect(await next()).toEqual({ type: 'CAUGHT_UP', knowledgeSourceId: null, ...nothing });
  await create(text);
  await acme.owner.mutate('deleteKnowledgeSource', { id }, 'cursor');
  expect(await next()).toEqual({ type: 'KNOWLEDGE_SOURCE_DELETED', knowledgeSourceId: id, ...nothing });
  live.stop();
  acme.owner.close();
});
