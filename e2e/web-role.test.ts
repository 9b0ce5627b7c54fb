import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserMissing } from './chromium.ts';
import { startPages } from './product.ts';

// Without a browser the web app has not been built.
describe.skipIf(browserMissing)('a process that serves pages alone', () => {
  let pages: Awaited<ReturnType<typeof startPages>>;

  beforeAll(async () => {
    pages = await startPages();
  });
  afterAll(() => pages?.stop());

  const get = (address: string) => fetch(pages.url + address);

  test('serves pages and their configuration without a database, a secret or a data folder', async () => {
    const page = await get('/login');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
    expect(await (await get('/config.json')).json()).toEqual({ demo: null, oidc: null });
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ok' });
    expect(existsSync(pages.dataDir)).toBe(false);
  });

  test('has no API', async () => {
    expect((await get('/graphql')).status).toBe(404);
    expect((await get('/api/v1/me')).status).toBe(404);
  });
});
