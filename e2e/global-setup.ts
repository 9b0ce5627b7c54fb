import type { TestProject } from 'vitest/node';
import { ensureWebBuild } from '../server/web/build.ts';
import { browserMissing } from './chromium.ts';
import { startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the product that the tests share; each has its own organization in it. */
    productUrl: string;
    /** Where its mails are written. */
    mailFolder: string;
  }
}

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (browserMissing) {
    write('No Chromium or Chrome is installed: the browser tests are skipped. CHROMIUM_PATH names one elsewhere.');
    project.provide('productUrl', '');
    project.provide('mailFolder', '');
    return undefined;
  }
  await ensureWebBuild({ info: write, error: (_details, line) => write(line) });
  const product = await startProduct();
  project.provide('productUrl', product.url);
  project.provide('mailFolder', product.mailFolder);
  return product.remove;
}
