import { expect, test } from 'vitest';
import { startOpenAiServer } from '../testing/openai/server.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { createSource, followToEnd, ingested, readSourceOf } from '../testing/sources.ts';
import { startWebSite, webPage } from '../testing/web-site.ts';

const openAi = await startOpenAiServer();
const site = await startWebSite();
const server = await startTestServer({
  ROLES: 'api,worker',
  EGRESS_ALLOW: site.host,
  OPENAI_API_KEY: 'test',
  OPENAI_BASE_URL: openAi.url,
});
const { owner } = await createOrganization(server);

const models = async (id: string) =>
  (
    await owner.run('query ($id: ID!) { knowledgeSource(id: $id) { error chunks { nodes { embeddingModel } } } }', {
      id,
    })
  ).knowledgeSource;

test('a source whose vectors cannot be made is ready all the same, and gets them later', async () => {
  openAi.refuseEmbeddings(401);
  const { id } = await createSource(owner, { name: 'Hours', type: 'TEXT', content: 'We are open from nine to five.' });
  const source = await ingested(owner, id);
  expect(source).toMatchObject({
    status: 'READY',
    progress: 1,
    error: expect.stringMatching(/^Vectors could not be made: .+\. It is found by its words until they are\.$/),
  });
  expect((await models(id)).chunks.nodes).toEqual([{ embeddingModel: null }]);
  openAi.refuseEmbeddings(null);
  const live = owner.subscribe(
    `subscription ($id: ID) { knowledgeSourceChanged(id: $id, after: "0") { knowledgeSource { status error } } }`,
    { id },
  );
  await live.until(({ knowledgeSourceChanged: { knowledgeSource } }) => {
    return knowledgeSource?.status === 'READY' && knowledgeSource.error === null;
  }, 15_000);
  live.stop();
  expect((await models(id)).chunks.nodes).toEqual([{ embeddingModel: 'text-embedding-3-small' }]);
});

test('of two ingestions of a source the later one alone writes', async () => {
  const held: (() => void)[] = [];
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  site.pages.set('/', webPage('Old home', 'It is here.', ['/slow']));
  site.pages.set('/slow', async (_request, response) => {
    arrived();
    await new Promise<void>((resolve) => held.push(resolve));
    response.end(webPage('Old page', 'It is here.'));
  });
  const { id } = await createSource(owner, { name: 'Site', type: 'URL', url: site.url });
  await arrival;
  site.pages.set('/', webPage('New home', 'It is here.', ['/quick']));
  site.pages.set('/quick', webPage('New page', 'It is here.'));
  const { knowledgeSource, cursor } = await owner.mutate(
    'refreshKnowledgeSource',
    { id },
    'knowledgeSource { status progress } cursor',
  );
  expect(knowledgeSource).toEqual({ status: 'QUEUED', progress: 0 });
  await followToEnd(owner, id, cursor);
  for (const release of held) release();
  const { status, documents, chunks } = await readSourceOf(owner, id);
  expect(status).toBe('READY');
  const titles = documents.map(({ title }: { title: string }) => title).toSorted();
  expect(titles).toEqual(['New home', 'New page']);
  expect(chunks).toHaveLength(2);
});
