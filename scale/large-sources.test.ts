/** Large sources: progress, memory, cancellation, and a worker that dies in the middle. */
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { db } from '../server/db/client.ts';
import { parseTypeId } from '../server/db/ids.ts';
import { runInOrganization } from '../server/db/scope.ts';
import type { Data } from '../server/testing/client.ts';
import { KnowledgeReader, upload } from '../server/testing/knowledge.ts';
import { createOrganization } from '../server/testing/organizations.ts';
import { startProcess } from '../server/testing/processes.ts';
import { startTestServer } from '../server/testing/server.ts';
import { startWebSite, webPage } from '../server/testing/web-site.ts';

const site = await startWebSite();
const server = await startTestServer({ ROLES: 'api', EGRESS_ALLOW: site.host });
/** With a heap that what is held of large sources would soon fill. */
const worker = () =>
  startProcess({
    ROLES: 'worker',
    EGRESS_ALLOW: site.host,
    DATA_DIR: server.dataDir,
    NODE_OPTIONS: '--max-old-space-size=128',
  });

const pages = 500;
const text = (page: number) => `Article ${page} tells of the word${page} and of much else. `.repeat(12);

function serveSite(delayMs = 0): void {
  site.pages.clear();
  site.pages.set('*', (request, response) => {
    const page = Number(/^\/page\/(\d+)$/.exec(request.url ?? '')?.[1] ?? (request.url === '/' ? 0 : -1));
    if (page < 0) return response.writeHead(404).end();
    const links = [page * 2 + 1, page * 2 + 2].filter((next) => next < pages).map((next) => `/page/${next}`);
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(webPage(`Page ${page}`, text(page), links));
    }, delayMs);
  });
}

const isMonotone = (values: number[]) => values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0));
const crawlInput = () => ({ name: 'Site', type: 'URL', url: site.url, settings: { maxPages: 1000, maxDepth: 10 } });

async function report(pid: number | undefined): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

test('a site of 500 pages and a PDF of 200 are read with progress, within bounded memory', async () => {
  serveSite();
  const acme = await createOrganization(server);
  const reader = new KnowledgeReader(acme.owner);
  const running = await worker();
  try {
    const idle = await report(running.child.pid);
    const id = await reader.create(crawlInput());
    const told = await reader.told(id, ({ status }) => status === 'READY' || status === 'FAILED', 120_000);
    expect(told.at(-1)).toMatchObject({ status: 'READY', documentCount: pages, failedCount: 0, progress: 1 });
    const progress = told.filter(({ status }) => status === 'PROCESSING').map((source) => source.progress);
    expect(progress.length).toBeGreaterThanOrEqual(3);
    expect(isMonotone(progress)).toBe(true);
    expect((await reader.search('word321'))[0]?.chunk.heading).toBe('Page 321');

    const uploadId = await upload(acme.owner, 'manual.pdf', await manual(200));
    const pdf = await reader.add({ name: 'Manual', type: 'PDF', uploadId });
    expect(pdf).toMatchObject({ status: 'READY', error: null, documentCount: 1 });
    expect(pdf.chunkCount).toBeGreaterThanOrEqual(200);
    const [hit] = await reader.search('regulation zebra137');
    expect(hit?.chunk.content).toContain('zebra137');
    const peak = await report(running.child.pid);
    if (peak > 0) expect(peak - idle).toBeLessThan(250); // MB; it was 45 to 110
  } finally {
    await running.stop();
    acme.owner.close();
  }
}, 180_000);

async function manual(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= count; number++) {
    const page = document.addPage();
    page.drawText(`Chapter ${number}`, { x: 50, y: 740, size: 20, font });
    for (let line = 0; line < 30; line++) {
      page.drawText(`Line ${line} of regulation zebra${number} says what has to be done there.`, {
        x: 50,
        y: 700 - line * 14,
        size: 11,
        font,
      });
    }
  }
  return document.save();
}

test('an ingestion that is canceled ends within a second or two, and one that waits at once', async () => {
  serveSite(30);
  const acme = await createOrganization(server);
  const reader = new KnowledgeReader(acme.owner);
  const cancel = (id: string) =>
    acme.owner.mutate('cancelKnowledgeIngestion', { id }, 'knowledgeSource { status documentCount }');
  const running = await worker();
  try {
    const id = await reader.create(crawlInput());
    const waiting = await reader.create({ ...crawlInput(), name: 'Later' });
    await reader.told(id, ({ documentCount }) => documentCount > 0, 30_000);
    expect((await cancel(waiting)).knowledgeSource.status).toBe('CANCELED');
    expect((await cancel(id)).knowledgeSource.status).toBe('CANCELED');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const asked = site.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(site.asked.length).toBe(asked);
    expect((await stored(acme.id, id)).length).toBeLessThan(pages);
    expect(await stored(acme.id, waiting)).toEqual([]);
    await expect(cancel(id)).rejects.toMatchObject({ code: 'CONFLICT' });
  } finally {
    await running.stop();
    acme.owner.close();
  }
}, 60_000);

const stored = (organization: string, source: string): Promise<Data[]> => {
  const organizationId = parseTypeId('org', organization);
  const where = { organizationId, knowledgeSourceId: parseTypeId('ks', source) };
  return runInOrganization(organizationId, () => db.knowledgeDocument.findMany({ where }));
};

test('what a worker that is killed was reading, another one reads to its end within a minute', async () => {
  serveSite(5);
  site.asked.length = 0;
  const acme = await createOrganization(server);
  const reader = new KnowledgeReader(acme.owner);
  const first = await worker();
  const id = await reader.create(crawlInput());
  await reader.told(id, ({ documentCount }) => documentCount > 20, 30_000);
  const second = await worker();
  try {
    first.child.kill('SIGKILL');
    const killedAt = performance.now();
    const source = await reader.read(id, 60_000);
    expect(source).toMatchObject({ status: 'READY', documentCount: pages });
    expect(performance.now() - killedAt).toBeLessThan(60_000);
    expect(await stored(acme.id, id)).toHaveLength(pages);
    // It goes on: what was on its way when the first one was killed, four pages, is all that is asked for twice.
    const asked = site.asked.filter((path) => path === '/' || path.startsWith('/page/'));
    expect(new Set(asked).size).toBe(pages);
    expect(asked.length).toBeLessThanOrEqual(pages + 4);
  } finally {
    await second.stop();
    acme.owner.close();
  }
}, 90_000);
