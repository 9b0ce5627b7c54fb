/** What takes seconds: large sources, in a worker process of their own, and one that is killed in the middle. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import type { Data } from '../testing/client.ts';
import { createFileSource, createSource, followToEnd, readSourceOf } from '../testing/knowledge.ts';
import { createOrganization } from '../testing/organizations.ts';
import { type ServerProcess, startProcess } from '../testing/processes.ts';
import { startTestServer } from '../testing/server.ts';
import { pageOf, startSite } from '../testing/site.ts';

const site = await startSite();
const server = await startTestServer();
const { owner } = await createOrganization(server);

/** With a heap that what is held of large sources would soon fill. */
const startWorker = () =>
  startProcess({
    ROLES: 'worker',
    EGRESS_ALLOW: site.host,
    DATA_DIR: path.dirname(server.mailFolder),
    NODE_OPTIONS: '--max-old-space-size=128',
  });

const workers: ServerProcess[] = [await startWorker()];
const [worker] = workers as [ServerProcess];

afterAll(() =>
  Promise.all(workers.filter(({ child }) => child.exitCode === null && !child.signalCode).map((each) => each.stop())),
);

/** Most memory that the process has ever had, in MB; null where the system does not tell. */
async function peakMb({ child }: ServerProcess): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const kilobytes = /VmHWM:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** What documents take beyond what the process takes anyhow; with its heap of 128 MB it was 45 to 110 MB. */
const growthMbMax = 250;
const baseMb = await peakMb(worker);

async function expectLittleMemory(): Promise<void> {
  const mb = await peakMb(worker);
  if (mb !== null && baseMb !== null) expect(mb - baseMb).toBeLessThan(growthMbMax);
}

const words = 'Returns and exchanges are free of charge within sixty days of the delivery of your parcel.';

test('a site of 500 pages is read with its progress, in bounded memory', { timeout: 60_000 }, async () => {
  site.fallback = (request, response) => {
    const number = Number(request.url?.slice(1) || 0);
    if (Number.isNaN(number)) return response.writeHead(404).end();
    const links = Array.from({ length: 10 }, (_, at) => number * 10 + at + 1).filter((next) => next < 500);
    const body = pageOf(
      `Page ${number}`,
      links.map((next) => `/${next}`),
      `${number}: ${words.repeat(10)}`,
    );
    return response.writeHead(200, { 'content-type': 'text/html' }).end(body);
  };
  const { id } = await createSource(owner, { name: 'Site', type: 'URL', url: site.url, settings: { maxPages: 1000 } });
  const events = await followToEnd(owner, id, '0', 60_000);
  expect(events.at(-1)).toMatchObject({ knowledgeSource: { status: 'READY', documentCount: 500, failedCount: 0 } });
  const shares = events.flatMap(({ progress }) => progress ?? []);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(new Set(shares).size).toBeGreaterThan(2);
  expect(site.asked.filter(({ status }) => status === 200)).toHaveLength(500);
  await expectLittleMemory();
});

test('a PDF of 200 pages is read, each piece with its page, in bounded memory', { timeout: 60_000 }, async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= 200; number++) {
    const page = pdf.addPage([595, 842]);
    page.drawText(`Chapter ${number}`, { x: 50, y: 780, size: 20, font });
    for (let line = 0; line < 25; line++) {
      page.drawText(`In ${number * 100 + line} ${words}`, { x: 50, y: 740 - line * 14, size: 9, font });
    }
    page.drawText(`Northwind manual, page ${number}`, { x: 50, y: 30, size: 8, font });
  }
  const { id } = await createFileSource(owner, 'PDF', 'manual.pdf', await pdf.save());
  const events = await followToEnd(owner, id, '0', 60_000);
  expect(events.at(-1)).toMatchObject({ knowledgeSource: { status: 'READY', documentCount: 1 } });
  const { chunks, chunkCount } = await readSourceOf(owner, id);
  expect(chunkCount).toBeGreaterThan(300);
  expect(chunks[0]).toMatchObject({ heading: 'manual.pdf › Chapter 1', metadata: { page: 1 } });
  const text = chunks.map(({ content }: Data) => content).join('\n');
  for (let line = 0; line < 25; line++) expect(text).toContain(`In ${100 + line} `);
  expect(text).not.toContain('Northwind manual');
  await expectLittleMemory();
});

test('an ingestion whose worker is killed is ended by another one, which goes on', { timeout: 90_000 }, async () => {
  const asked: string[] = [];
  let enough = () => {};
  const middle = new Promise<void>((resolve) => {
    enough = resolve;
  });
  site.fallback = async (request, response) => {
    const number = Number(request.url?.slice(1) || 0);
    if (Number.isNaN(number)) return response.writeHead(404).end();
    asked.push(request.url ?? '');
    if (asked.length === 40) enough();
    await new Promise((resolve) => setTimeout(resolve, 20)); // a site that is not the fastest
    const body = pageOf(`Page ${number}`, number < 80 ? [`/${number * 2 + 1}`, `/${number * 2 + 2}`] : []);
    return response.writeHead(200, { 'content-type': 'text/html' }).end(body);
  };
  const { id } = await createSource(owner, {
    name: 'Site',
    type: 'URL',
    url: site.url,
    settings: { maxPages: 80, maxDepth: 10 },
  });
  await middle;
  const gone = once(worker.child, 'exit');
  worker.child.kill('SIGKILL');
  await gone;
  const beginMs = performance.now();
  workers.push(await startWorker());
  const events = await followToEnd(owner, id, '0', 60_000);
  expect(performance.now() - beginMs).toBeLessThan(60_000);
  expect(events.at(-1)).toMatchObject({ knowledgeSource: { status: 'READY', documentCount: 80, failedCount: 0 } });
  const shares = events.flatMap(({ progress }) => progress ?? []);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  // At most what was on its way when it was killed is asked for twice: four pages.
  expect(new Set(asked).size).toBe(80);
  expect(asked.length).toBeLessThanOrEqual(84);
});
