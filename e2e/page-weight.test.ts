import { expect, inject } from 'vitest';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password, startConversation } from './people.ts';

const url = inject('productUrl');
/** The aim is 250. What is left above it is Radix menus and popovers, which would have to be fetched when first opened. */
const scriptKibMax = 256;

browserTest('the inbox with a thread open has loaded no more compressed JavaScript than it had', async ({ open }) => {
  const { contacts, owner } = await createTeam(url);
  const id = await startConversation(contacts, 'Carl Contact', 'First');
  const inbox = new InboxPage(await open(), url);
  await inbox.logIn(owner.email, password);
  const page = await inbox.page.context().newPage();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Map<string, { cacheControl?: string; encoding?: string; headerBytes: number; bytes: number }>();
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type !== 'Script') return;
    const header = (name: string) => response.headers[name] ?? response.headers[name.toLowerCase()];
    scripts.set(requestId, {
      cacheControl: header('Cache-Control'),
      encoding: header('Content-Encoding'),
      headerBytes: response.encodedDataLength,
      bytes: 0,
    });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script) script.bytes = encodedDataLength - script.headerBytes;
  });
  await page.goto(`${url}/inbox/${id}`, { waitUntil: 'networkidle' });
  await new InboxPage(page, url).message('First').waitFor();

  const loaded = [...scripts.values()];
  const kib = loaded.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  process.stdout.write(`The inbox page loaded ${loaded.length} scripts, ${kib.toFixed(1)} KiB compressed.\n`);
  expect(kib).toBeGreaterThan(50); // it was measured at all
  expect(kib).toBeLessThanOrEqual(scriptKibMax);
  for (const { cacheControl, encoding, bytes } of loaded) {
    if (bytes < 2_048) continue; // not worth compressing; one of them may change without a new name
    expect(encoding).toMatch(/gzip|br|zstd/);
    expect(cacheControl).toContain('immutable');
  }
});
