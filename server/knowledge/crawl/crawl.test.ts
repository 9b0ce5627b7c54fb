/** Web sites as knowledge sources: what is read of them, what is left, and what goes wrong. */
import type { ServerResponse } from 'node:http';
import { beforeEach, expect, test } from 'vitest';
import { KnowledgeReader } from '../../testing/knowledge.ts';
import { createOrganization } from '../../testing/organizations.ts';
import { startTestServer } from '../../testing/server.ts';
import { startWebSite, webPage } from '../../testing/web-site.ts';

const site = await startWebSite();
const server = await startTestServer({ ROLES: 'api,worker', EGRESS_ALLOW: site.host });
const acme = await createOrganization(server);
const reader = new KnowledgeReader(acme.owner);

beforeEach(() => {
  site.pages.clear();
  site.asked.length = 0;
});

const crawl = (settings: object = {}, path = '/') =>
  reader.add({ name: 'Site', type: 'URL', url: site.url + path, settings });

const locators = async (id: string) =>
  (await reader.documents(id)).map(({ locator, status }) => `${status} ${locator.replace(site.url, '')}`).sort();

test('links are followed on the same host, each page once, and files and other hosts are left alone', async () => {
  site.pages.set(
    '/',
    webPage('Home', 'Welcome.', ['/a', '/a/', '/a#top', '/a?utm_source=x', '/b', '/x.png', 'http://127.0.0.2/c']),
  );
  site.pages.set('/a', webPage('Returns', 'Send it back within sixty days.', ['/', '/b', '/gone']));
  site.pages.set('/b', webPage('Delivery', 'It takes three days.'));
  const source = await crawl();
  expect(source).toMatchObject({ status: 'READY', documentCount: 4, failedCount: 1, progress: 1 });
  expect(await locators(source.id)).toEqual(['FAILED /gone', 'READY /', 'READY /a', 'READY /b']);
  expect(site.asked.filter((path) => path === '/a')).toHaveLength(1);
  const failed = (await reader.documents(source.id)).find(({ status }) => status === 'FAILED');
  expect(failed?.error).toBe('The page answered with 404.');
  const [hit] = await reader.search('How do I send something back?');
  expect(hit?.chunk).toMatchObject({ heading: 'Returns', content: 'Send it back within sixty days.' });
});

test('robots.txt, noindex and nofollow are respected, and the sitemap is read', async () => {
  site.pages.set('/robots.txt', (_request, response) => {
    response.end(`User-agent: *\nDisallow: /private\nSitemap: ${site.url}/map.xml\n`);
  });
  site.pages.set('/map.xml', (_request, response) => {
    response.end(
      `<urlset><url><loc>${site.url}/listed</loc></url><url><loc>http://other.example/x</loc></url></urlset>`,
    );
  });
  const head = '<head><meta name="robots" content="noindex, nofollow"></head>';
  site.pages.set('/', webPage('Home', 'Welcome.', ['/private/a', '/hidden']));
  site.pages.set('/listed', webPage('Listed', 'Only the sitemap knows.'));
  site.pages.set('/hidden', `${head}<main>Secret <a href="/below">x</a></main>`);
  site.pages.set('/private/a', webPage('Private', 'Private.'));
  site.pages.set('/below', webPage('Below', 'Below.'));
  const source = await crawl();
  expect(await locators(source.id)).toEqual(['FAILED /hidden', 'READY /', 'READY /listed']);
  expect(site.asked).not.toContain('/private/a');
  expect(site.asked).not.toContain('/below');
});

test('a trap of endless links ends at the most pages; paths and depth bound what is read', async () => {
  site.pages.set('*', (request, response) => {
    const day = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0);
    if (request.url === '/robots.txt' || request.url === '/sitemap.xml') return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(webPage(`Day ${day}`, `Nothing on day ${day}.`, [`/calendar/${day + 1}`, `/blog/${day}`]));
  });
  expect(await crawl({ maxPages: 12, maxDepth: 10, excludePaths: ['/blog'] })).toMatchObject({ documentCount: 11 });
  const inCalendar = await crawl({ maxPages: 50, maxDepth: 3, includePaths: ['/calendar'] });
  expect(await locators(inCalendar.id)).toEqual([
    'READY /',
    'READY /calendar/1',
    'READY /calendar/2',
    'READY /calendar/3',
  ]);
});

test('redirects stay on the host; one to another host, and one without end, fail by name', async () => {
  const to = (location: string) => (_request: unknown, response: ServerResponse) =>
    void response.writeHead(302, { location }).end();
  site.pages.set('/', webPage('Home', 'Welcome.', ['/moved', '/away', '/round']));
  site.pages.set('/moved', to('/new'));
  site.pages.set('/new', webPage('New', 'The new page.'));
  site.pages.set('/away', to('http://169.254.169.254/latest/meta-data'));
  site.pages.set('/round', to('/round'));
  const source = await crawl();
  const documents = await reader.documents(source.id);
  const errors = Object.fromEntries(documents.map(({ locator, error }) => [locator.replace(site.url, ''), error]));
  expect(errors).toEqual({
    '/': null,
    '/new': null,
    '/away': 'The page leads to another host: 169.254.169.254.',
    '/round': 'The page redirects again and again.',
  });
});

test('a refusal that passes is waited out; what does not pass is said', async () => {
  let attempts = 0;
  site.pages.set('/', webPage('Home', 'Welcome.', ['/busy', '/broken', '/file']));
  site.pages.set('/busy', (_request, response) => {
    attempts += 1;
    if (attempts < 3) return response.writeHead(429, { 'retry-after': '0' }).end();
    response.writeHead(200, { 'content-type': 'text/plain' }).end('At last.');
  });
  site.pages.set('/broken', (request) => request.socket.destroy());
  site.pages.set('/file', (_request, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'));
  const source = await crawl();
  const documents = await reader.documents(source.id);
  const of = (path: string) => documents.find(({ locator }) => locator === site.url + path);
  expect(of('/busy')).toMatchObject({ status: 'READY' });
  expect(of('/broken')).toMatchObject({ status: 'FAILED', error: expect.stringMatching(/could not be reached/) });
  expect(of('/file')).toMatchObject({ status: 'FAILED', error: 'The page is of a kind that is not read: image/png.' });
});

const refused: [string, string, RegExp][] = [
  ['a private address', 'http://10.0.0.1/', /10\.0\.0\.1 is not a public address/],
  ['this machine, at another port', 'http://127.0.0.1:1/', /127\.0\.0\.1 is not a public address/],
  ['the metadata of a cloud', 'http://169.254.169.254/latest/', /is not a public address/],
  ['a number that is one', 'http://2130706433/', /127\.0\.0\.1 is not a public address/],
  ['localhost', 'http://localhost/', /localhost is not a public address/],
];

test.each(refused)('%s is refused, and said so', async (_what, url, reason) => {
  const source = await reader.add({ name: 'Site', type: 'URL', url });
  expect(source).toMatchObject({ status: 'FAILED', error: expect.stringMatching(reason), documentCount: 0 });
});

test('read again, only what has changed is cut anew, and what is gone is forgotten', async () => {
  const old = 'This page is the same as ever. '.repeat(3);
  site.pages.set('/', webPage('Home', 'Welcome.', ['/same', '/changed', '/goes']));
  site.pages.set('/same', webPage('Same', old));
  site.pages.set('/changed', webPage('Changed', 'Before.'));
  site.pages.set('/goes', webPage('Goes', 'Away.'));
  const { id } = await crawl();
  const before = await reader.chunks(id);
  site.pages.set('/', webPage('Home', 'Welcome.', ['/same', '/changed']));
  site.pages.set('/changed', webPage('Changed', 'After.'));
  await acme.owner.mutate('refreshKnowledgeSource', { id }, 'cursor');
  await reader.told(id, ({ status }) => status === 'QUEUED');
  expect(await reader.read(id)).toMatchObject({ status: 'READY', documentCount: 3 });
  const after = await reader.chunks(id);
  const idsOf = (chunks: typeof before, heading: string) =>
    chunks.filter((c) => c.heading === heading).map((c) => c.id);
  expect(idsOf(after, 'Same')).toEqual(idsOf(before, 'Same'));
  expect(after.map(({ content }) => content)).toEqual(expect.arrayContaining(['After.']));
  expect(idsOf(after, 'Goes')).toEqual([]);
  expect(idsOf(after, 'Changed')).not.toEqual(idsOf(before, 'Changed'));
});
