import { expect, test } from 'vitest';
import type { Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { createSource, followToEnd, ingested, readSourceOf, refreshed } from '../testing/sources.ts';
import { type Page, startWebSite, webPage } from '../testing/web-site.ts';

const site = await startWebSite();

const pageOf = (title: string, links: readonly string[] = [], text = `This page tells about ${title}.`) =>
  webPage(title, text, links);

const redirectTo = (location: string, status = 302): Page => {
  return (_request, response) => response.writeHead(status, { location }).end();
};

/** Says 304 to whoever has it already. */
function withEtag(etag: string, page: string): Page {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
    return response.writeHead(200, { 'content-type': 'text/html', etag }).end(page);
  };
}

const server = await startTestServer({ ROLES: 'api,worker', EGRESS_ALLOW: site.host });
const { owner } = await createOrganization(server);

/** Fills the site anew and reads it. */
async function crawled(pages: Record<string, Page>, settings: Data = {}, start = '/') {
  site.pages.clear();
  for (const [path, page] of Object.entries(pages)) site.pages.set(path, page);
  site.asked.length = 0;
  const { id } = await createSource(owner, { name: 'Site', type: 'URL', url: site.url + start, settings });
  return ingested(owner, id);
}

const locators = (source: Data, status = 'READY') =>
  source.documents
    .filter((document: Data) => document.status === status)
    .map(({ locator }: Data) => locator.slice(site.url.length))
    .toSorted();

const failures = (source: Data) =>
  Object.fromEntries(
    source.documents
      .filter(({ status }: Data) => status === 'FAILED')
      .map(({ locator, error }: Data) => [locator.slice(site.url.length), error]),
  );

const requests = () => site.asked.filter((path) => !/robots|sitemap/.test(path));

test('a site is read along its links, each page once, however it is linked', async () => {
  const source = await crawled({
    '/': pageOf('Home', [
      '/a',
      '/a#part',
      '/a?utm_source=x',
      '/b/',
      '/b/index.html',
      `${site.url}/c`,
      'https://example.com/',
    ]),
    '/a': pageOf('A', ['/', '/d']),
    '/b/': pageOf('B'),
    '/c': pageOf('C', ['mailto:x@example.com', 'javascript:void(0)', '/picture.png']),
    '/d': pageOf('D'),
  });
  expect(source).toMatchObject({ status: 'READY', documentCount: 5, failedCount: 0, progress: 1 });
  expect(locators(source)).toEqual(['/', '/a', '/b/', '/c', '/d']);
  expect(requests().toSorted()).toEqual(['/', '/a', '/b/', '/c', '/d']);
  expect(source.documents).toContainEqual(expect.objectContaining({ title: 'A', language: 'en', status: 'READY' }));
  expect(source.sizeBytes).toBe(source.documents.reduce((sum: number, { sizeBytes }: Data) => sum + sizeBytes, 0));
});

test('robots.txt is followed, and so is what pages ask of robots', async () => {
  const source = await crawled({
    '/robots.txt': 'User-agent: SwitchboardBot\nDisallow: /private\nAllow: /private/open\n\nUser-agent: *\nDisallow: /',
    '/': pageOf('Home', ['/private/x', '/private/open', '/unindexed', '/leaf', '/redirected']),
    '/private/open': pageOf('Open'),
    '/unindexed': `<meta name="robots" content="noindex">${pageOf('Unindexed', ['/behind'])}`,
    '/behind': pageOf('Behind'),
    '/leaf': `<meta name="robots" content="none">${pageOf('Leaf', ['/unreached'])}`,
    '/unreached': pageOf('Unreached'),
    '/redirected': redirectTo('/private/x'),
    '/private/x': pageOf('Private'),
  });
  expect(locators(source)).toEqual(['/', '/behind', '/private/open']);
  expect(failures(source)).toMatchObject({
    '/leaf': 'The page asks not to be indexed.',
    '/unindexed': 'The page asks not to be indexed.',
    '/redirected': expect.stringContaining('/private/x, which is not to be read'),
  });
  expect(requests()).not.toContain('/private/x');
  expect(requests()).not.toContain('/unreached');
});

test('a delay between requests is kept', async () => {
  const pages = { '/': pageOf('Home', ['/a', '/b', '/c']), '/a': pageOf('A'), '/b': pageOf('B'), '/c': pageOf('C') };
  const beginMs = performance.now();
  await crawled({ ...pages, '/robots.txt': 'User-agent: *\nCrawl-delay: 0.2' });
  expect(performance.now() - beginMs).toBeGreaterThan(600);
});

test('pages that only a sitemap lists are found, by way of a list of sitemaps too', async () => {
  const urls = (...paths: string[]) =>
    `<urlset>${paths.map((path) => `<url><loc>${site.url}${path}</loc></url>`).join('')}</urlset>`;
  const pages = { '/': pageOf('Home'), '/lone': pageOf('Lone'), '/other?a=1&b=2': pageOf('Other') };
  expect(locators(await crawled({ ...pages, '/sitemap.xml': urls('/lone', '/other?a=1&amp;b=2') }))).toHaveLength(3);
  const named = await crawled({
    ...pages,
    '/robots.txt': `Sitemap: ${site.url}/maps.xml\nSitemap: https://example.com/sitemap.xml`,
    '/maps.xml': `<sitemapindex><sitemap><loc>${site.url}/map-1.xml</loc></sitemap></sitemapindex>`,
    '/map-1.xml': urls('/lone'),
  });
  expect(locators(named)).toEqual(['/', '/lone']);
});

test('redirects are followed on the host alone, and not without end', async () => {
  const source = await crawled({
    '/': pageOf('Home', ['/old', '/away', '/inside', '/loop', '/long']),
    '/old': redirectTo('/new', 301),
    '/new': pageOf('New'),
    '/away': redirectTo('https://example.com/'),
    '/inside': redirectTo('http://169.254.169.254/latest/meta-data/'),
    '/loop': redirectTo('/loop'),
    '/long': redirectTo('/1'),
    ...Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`/${at}`, redirectTo(`/${at + 1}`)])),
  });
  expect(locators(source)).toEqual(['/', '/new']);
  expect(failures(source)).toEqual({
    '/away': 'The page leads to another host: example.com.',
    '/inside': 'The page leads to another host: 169.254.169.254.',
    '/loop': 'The page redirects again and again.',
    '/long': 'The page redirects again and again.',
  });
});

test('settings bound what is read: pages, depth and paths', async () => {
  const pages = {
    '/help/': pageOf('Help', ['/help/a', '/help/b', '/help/old/x', '/shop']),
    '/help/a': pageOf('A', ['/help/c']),
    '/help/b': pageOf('B'),
    '/help/c': pageOf('C', ['/help/e']),
    '/help/e': pageOf('E'),
    '/help/old/x': pageOf('Old'),
    '/shop': pageOf('Shop'),
  };
  const paths = { includePaths: ['/help'], excludePaths: ['/help/old'] };
  expect(locators(await crawled(pages, { ...paths, maxDepth: 2 }, '/help/'))).toEqual([
    '/help/',
    '/help/a',
    '/help/b',
    '/help/c',
  ]);
  expect(locators(await crawled(pages, { maxDepth: 0 }, '/help/'))).toEqual(['/help/']);
  expect((await crawled(pages, { maxPages: 3 }, '/help/')).documentCount).toBe(3);
});

test('a calendar without end ends', async () => {
  let month = 0;
  const endless: Page = (request, response) => {
    if (!request.url?.startsWith('/calendar')) return response.writeHead(404).end();
    const links = [`/calendar/${++month}`, `/calendar/${++month}`, `/calendar?page=${++month}`];
    return response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(request.url, links));
  };
  const wide = await crawled({ '*': endless }, { maxPages: 40, maxDepth: 10 }, '/calendar');
  expect(wide).toMatchObject({ status: 'READY', documentCount: 40 });
  const shallow = await crawled({ '*': endless }, { maxPages: 1000, maxDepth: 2 }, '/calendar');
  expect(shallow).toMatchObject({ status: 'READY', documentCount: 1 + 3 + 9 });
});

test('texts, Markdown and PDFs are read, other kinds say that they are not', async () => {
  const answer = (type: string, body: string | Buffer) => (_request: unknown, response: Data) =>
    response.writeHead(200, { 'content-type': type }).end(body);
  const source = await crawled({
    '/': pageOf('Home', ['/a.md', '/b.txt', '/c', '/large', '/latin']),
    '/a.md': answer('text/markdown', '# Markdown\n\nIt is **bold**.'),
    '/b.txt': answer('text/plain', 'A plain text is here.'),
    '/c': answer('application/octet-stream', Buffer.alloc(10)),
    '/large': answer('text/html', Buffer.alloc(2 * 1024 * 1024 + 1, 32)),
    '/latin': answer('text/html; charset=iso-8859-1', Buffer.from('<p>Dërgesa falas për të gjithë.</p>', 'latin1')),
  });
  expect(locators(source)).toEqual(['/', '/a.md', '/b.txt', '/latin']);
  expect(failures(source)).toEqual({
    '/c': 'The page is of a kind that is not read: application/octet-stream.',
    '/large': 'The page cannot be had: has more than 2097152 bytes.',
  });
  const contents = source.chunks.map(({ content }: Data) => content);
  expect(contents).toEqual(expect.arrayContaining(['It is bold.', 'Dërgesa falas për të gjithë.']));
});

test('busy servers are asked again, when they want it', async () => {
  let times = 0;
  const busy = (status: number, headers: Record<string, string>) => (_request: unknown, response: Data) =>
    ++times < 3
      ? response.writeHead(status, headers).end()
      : response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf('Home'));
  expect((await crawled({ '/': busy(429, { 'retry-after': '0' }) })).status).toBe('READY');
  times = 0;
  const date = new Date(Date.now() - 1000).toUTCString();
  expect((await crawled({ '/': busy(503, { 'retry-after': date }) })).status).toBe('READY');
  times = 0;
  const late = await crawled({ '/': busy(503, { 'retry-after': '3600' }) });
  expect(late).toMatchObject({ status: 'FAILED', error: `${site.url}/ answered with 503.` });
});

test('pages that are not there are failures of theirs, a site that is not there is one of the source', async () => {
  const source = await crawled({ '/': pageOf('Home', ['/gone', '/a']), '/a': pageOf('A') });
  expect(source).toMatchObject({ status: 'READY', documentCount: 3, failedCount: 1 });
  expect(failures(source)).toEqual({ '/gone': 'The page answered with 404.' });
  const missing = await crawled({});
  expect(missing).toMatchObject({ status: 'FAILED', error: `${site.url}/ answered with 404.` });
  const closed = await crawled({ '/robots.txt': 'User-agent: *\nDisallow: /', '/': pageOf('Home') });
  expect(closed).toMatchObject({ status: 'FAILED', error: expect.stringContaining('robots.txt') });
});

test.each(['http://127.0.0.1:1/', 'http://localhost/', 'http://169.254.169.254/', 'http://[::1]/', 'http://10.0.0.1/'])(
  'an address that is not public is refused by name: %s',
  async (url) => {
    const { id } = await createSource(owner, { name: 'Inside', type: 'URL', url });
    const { hostname } = new URL(url);
    expect(await ingested(owner, id)).toMatchObject({
      status: 'FAILED',
      error: `${url} cannot be had: ${hostname.replace(/^\[|\]$/g, '')} is not a public address.`,
    });
  },
);

test('a refresh fetches what may have changed, and touches what has', async () => {
  const before = await crawled({
    '/': withEtag('"home-1"', pageOf('Home', ['/a', '/b'])),
    '/a': withEtag('"a-1"', pageOf('A')),
    '/b': pageOf('B', ['/c']),
    '/c': pageOf('C'),
  });
  site.asked.length = 0;
  site.pages.set('/a', withEtag('"a-2"', pageOf('A', ['/d'], 'This is new here.')));
  site.pages.set('/b', pageOf('B'));
  site.pages.set('/d', pageOf('D'));
  const after = await refreshed(owner, before.id);
  const statuses = Object.fromEntries(site.answered);
  expect(statuses).toMatchObject({ '/': 304, '/a': 200, '/b': 200, '/d': 200 });
  expect(site.asked).not.toContain('/c'); // nothing leads there any more
  expect(locators(after)).toEqual(['/', '/a', '/b', '/d']);
  const idsOf = (source: Data) => new Map(source.chunks.map(({ id, heading }: Data) => [heading, id]));
  const [old, now] = [idsOf(before), idsOf(after)];
  for (const kept of ['Home', 'B']) expect(now.get(kept)).toBe(old.get(kept));
  expect(now.get('A')).not.toBe(old.get('A'));
  expect(after.chunks.map(({ content }: Data) => content)).toContain('This is new here.');
});

test('what fails for the moment keeps what was read of it, what is gone does not', async () => {
  const before = await crawled({
    '/': pageOf('Home', ['/a', '/b']),
    '/a': pageOf('A', ['/c']),
    '/b': pageOf('B'),
    '/c': pageOf('C'),
  });
  const fails = (_request: unknown, response: Data) => response.writeHead(503, { 'retry-after': '60' }).end();
  site.pages.set('/a', fails);
  site.pages.delete('/b');
  const after = await refreshed(owner, before.id);
  expect(after).toMatchObject({ status: 'READY', failedCount: 2 });
  expect(after.chunks.map(({ heading }: Data) => heading).toSorted()).toEqual(['A', 'C', 'Home']);
  site.pages.set('/', fails);
  const failed = await refreshed(owner, before.id);
  expect(failed).toMatchObject({ status: 'FAILED', error: expect.stringContaining('answered with 503') });
  expect(failed.chunks).toEqual(after.chunks);
});

test('an ingestion is canceled within a moment, and deleting a source ends it', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = () => {};
  const arrive = new Promise<void>((resolve) => {
    asked = resolve;
  });
  site.pages.clear();
  site.pages.set('/', pageOf('Home', ['/slow']));
  site.pages.set('/slow', async (_request, response) => {
    asked();
    await held;
    response.end(pageOf('Slow'));
  });
  const { id } = await createSource(owner, { name: 'Site', type: 'URL', url: site.url });
  await arrive;
  const beginMs = performance.now();
  const { knowledgeSource } = await owner.mutate(
    'cancelKnowledgeIngestion',
    { id },
    'knowledgeSource { status documentCount }',
  );
  expect(knowledgeSource).toEqual({ status: 'CANCELED', documentCount: 1 });
  // The next job of the organization waits for the end of this one.
  const other = await createSource(owner, { name: 'Other', type: 'TEXT', content: 'It comes behind.' });
  await followToEnd(owner, other.id);
  expect(performance.now() - beginMs).toBeLessThan(2000);
  release();
  const after = await readSourceOf(owner, id);
  expect(after).toMatchObject({ status: 'CANCELED', documentCount: 1 });
  expect(locators(after)).toEqual(['/']); // what was read stays
  expect((await refreshed(owner, id)).status).toBe('READY');

  const doomed = await createSource(owner, { name: 'Site', type: 'URL', url: site.url });
  await owner.mutate('deleteKnowledgeSource', { id: doomed.id }, 'cursor');
  const last = await createSource(owner, { name: 'Last', type: 'TEXT', content: 'It comes behind.' });
  expect((await ingested(owner, last.id)).status).toBe('READY');
});
