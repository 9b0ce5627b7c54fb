import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserMissing, chromiumArguments, chromiumPath } from './chromium.ts';

const waitMsMax = 20_000;

/** Opens windows, each with its own log-in, as different people would. */
export type Windows = {
  open: (options?: BrowserContextOptions) => Promise<Page>;
  /** Network errors are expected while the server is down. */
  allowConsole: (pattern: RegExp) => void;
};

let running: Promise<Browser> | null = null;

function browser(): Promise<Browser> {
  if (!chromiumPath) throw new Error('No Chromium or Chrome is installed, and CI=true requires one.');
  running ??= chromium.launch({ executablePath: chromiumPath, headless: true, args: chromiumArguments });
  return running;
}

process.once('beforeExit', () => void running?.then((launched) => launched.close()));

/** A test in the browser: skipped by name where there is none, and failed by anything in the browser's console. */
export function browserTest(name: string, body: (windows: Windows) => Promise<void>): void {
  test.skipIf(browserMissing)(name, async () => {
    const launched = await browser();
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    const allowed: RegExp[] = [];
    const open = async (options: BrowserContextOptions = {}) => {
      const context = await launched.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-GB',
        ...options,
      });
      contexts.push(context);
      context.setDefaultTimeout(waitMsMax);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
      });
      return page;
    };
    try {
      await body({ open, allowConsole: (pattern) => allowed.push(pattern) });
      expect(complaints.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
    } finally {
      await Promise.all(contexts.map((context) => context.close()));
    }
  });
}
