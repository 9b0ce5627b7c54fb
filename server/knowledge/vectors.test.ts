/** Vectors: made in bounded requests, never twice, not for what was replaced, and compared exactly. */
import { afterEach, expect, test } from 'vitest';
import { systemActor } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { KnowledgeReader } from '../testing/knowledge.ts';
import { startOpenAiServer } from '../testing/openai/server.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { embedSource } from './embeddings.service.ts';
import { retrieve } from './retrieval.service.ts';

const model = await startOpenAiServer();
const server = await startTestServer({
  ROLES: 'api,worker',
  OPENAI_API_KEY: 'test-key',
  OPENAI_BASE_URL: model.url,
  OPENAI_EMBEDDING_MODEL: 'test-embedding',
});

afterEach(() => model.refuseEmbeddings(null));

async function createReader() {
  const { id, owner } = await createOrganization(server);
  const organizationId = parseTypeId('org', id);
  return { reader: new KnowledgeReader(owner), owner, organizationId, actor: systemActor(organizationId) };
}

const sections = (count: number) =>
  Array.from({ length: count }, (_, at) => `# Part ${at}\n\n${`Words of part${at}. `.repeat(80)}`).join('\n\n');

const options = { signal: new AbortController().signal, onProgress: async () => {} };

test('vectors are made at most 64 in a request, none twice, and again for what another model made', async () => {
  const { reader, owner, organizationId, actor } = await createReader();
  const { id, chunkCount } = await reader.add({ name: 'Long', type: 'MARKDOWN', content: sections(150) });
  const sourceId = parseTypeId('ks', id);
  expect(chunkCount).toBeGreaterThan(64);
  for (const { input } of model.embeddings) expect(input.length).toBeLessThanOrEqual(64);
  const asked = () => model.embeddings.length;
  await runInOrganization(organizationId, async () => {
    const before = asked();
    await embedSource(actor, sourceId, options);
    expect(asked()).toBe(before);
    const where = { organizationId, knowledgeSourceId: sourceId };
    await db.documentChunk.updateMany({ where, data: { embeddingModel: 'an-older-one' } });
    await embedSource(actor, sourceId, options);
    expect(asked() - before).toBe(Math.ceil(chunkCount / 64));
    expect(await db.documentChunk.count({ where: { ...where, embeddingModel: 'test-embedding' } })).toBe(chunkCount);
  });
  owner.close();
});

test.each([
  [429, 4],
  [500, 4],
  [400, 1],
])(
  'a refusal with %i is asked %i times, then thrown, and leaves the chunks without vectors',
  async (status, times) => {
    const { reader, owner, organizationId, actor } = await createReader();
    const { id } = await reader.add({ name: 'Short', type: 'TEXT', content: 'Giraffes eat leaves.' });
    const where = { organizationId, knowledgeSourceId: parseTypeId('ks', id) };
    await runInOrganization(organizationId, async () => {
      await db.documentChunk.updateMany({ where, data: { embeddingModel: null } });
      const before = model.embeddings.length;
      model.refuseEmbeddings(status);
      await expect(embedSource(actor, where.knowledgeSourceId, options)).rejects.toMatchObject({ status });
      expect(model.embeddings.length - before).toBe(times);
      expect(await db.documentChunk.count({ where: { ...where, embeddingModel: null } })).toBe(1);
    });
    owner.close();
  },
  30_000,
);

test('what was deleted is not found by its meaning, nor what another organization has', async () => {
  const [acme, globex] = [await createReader(), await createReader()];
  const { id } = await acme.reader.add({ name: 'Cars', type: 'TEXT', content: 'A car stands behind the shop.' });
  const { id: other } = await acme.reader.add({ name: 'Hours', type: 'TEXT', content: 'We open at nine.' });
  await globex.reader.add({ name: 'Cars', type: 'TEXT', content: 'Our car is blue.' });
  const search = ({ organizationId }: typeof acme, sourceIds: string[] | null = null) =>
    runInOrganization(organizationId, () => retrieve(organizationId, { query: 'automobile', sourceIds, first: 5 }));
  const [best] = await search(acme);
  expect(best?.chunk.content).toBe('A car stands behind the shop.');
  expect(best?.vectorScore).toBeGreaterThan(0.5);
  expect((await search(acme, [parseTypeId('ks', other)])).map(({ chunk }) => chunk.content)).toEqual([
    'We open at nine.',
  ]);
  expect((await search(globex)).map(({ chunk }) => chunk.content)).toEqual(['Our car is blue.']);
  await acme.owner.mutate('deleteKnowledgeSource', { id }, 'cursor');
  expect((await search(acme)).map(({ chunk }) => chunk.content)).toEqual(['We open at nine.']);
  for (const { owner } of [acme, globex]) owner.close();
});

test('a text stands at a cosine of 1 to itself, whether pgvector compares them or this process', async () => {
  const { reader, owner, organizationId } = await createReader();
  await reader.add({ name: 'Cars', type: 'TEXT', content: 'A car stands behind the shop.' });
  const [hit] = await runInOrganization(organizationId, () =>
    retrieve(organizationId, { query: 'Cars\nA car stands behind the shop.', sourceIds: null, first: 1 }),
  );
  expect(hit?.vectorScore).toBeCloseTo(1, 5);
  owner.close();
});
