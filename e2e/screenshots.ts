import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { ensureWebBuild } from '../server/web/build.ts';
import { chromiumArguments, chromiumPath } from './chromium.ts';
import { InboxPage } from './inbox-page.ts';
import { root, runScript, startProduct } from './product.ts';
import { visitorsOf } from './visitors.ts';

// Writes the pictures of the documentation: node e2e/screenshots.ts

const folder = path.join(root, 'docs/screenshots');
const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function playDialogues(url: string): Promise<void> {
  const args = [
    'server/simulate/main.ts',
    '--url',
    url,
    '--conversations',
    '9',
    '--rate',
    '6',
    '--seed',
    'screenshots',
    '--agents',
    '3',
  ];
  const { child, output } = runScript(args);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The simulator ended with ${code}.\n${output()}`);
}

if (!chromiumPath) throw new Error('No Chromium or Chrome is installed; CHROMIUM_PATH names one elsewhere.');
await mkdir(folder, { recursive: true });
await ensureWebBuild({ info: write, error: (_details, line) => write(line) });
const product = await startProduct();
const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });

async function open(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  return context.newPage();
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });
  write(`docs/screenshots/${name}.png`);
}

async function shootInbox(name: string, options: BrowserContextOptions, withThread: boolean): Promise<void> {
  const { demo } = await (await fetch(`${product.url}/config.json`)).json();
  const inbox = new InboxPage(await open(options), product.url);
  await inbox.logIn(demo.email, demo.password);
  const row = inbox.list.getByRole('button').nth(2);
  await row.waitFor();
  if (withThread) {
    await row.click();
    await inbox.thread.getByRole('paragraph').first().waitFor();
    await inbox.reply.waitFor();
    await inbox.page.getByText('Time zone').or(inbox.page.getByText('External id')).first().waitFor();
  }
  await shoot(inbox.page, name);
}

/** A conversation that the demo's AI agent answers, its sources, and the AI agent with a test. */
async function shootAnswers(): Promise<void> {
  const { demo } = await (await fetch(`${product.url}/config.json`)).json();
  const inbox = new InboxPage(await open({ ...desktop, colorScheme: 'light' }), product.url);
  const ask = await visitorsOf(product.url);
  await ask('Vera Visitor', 'How much is express delivery?');
  await inbox.logIn(demo.email, demo.password);
  await inbox.openConversation('Vera Visitor');
  await inbox.page.getByText('Why the last answer').click();
  await inbox.thread.getByText('costs 9.90 euros').waitFor();
  await inbox.page.getByText('Time zone').or(inbox.page.getByText('External id')).first().waitFor();
  await shoot(inbox.page, 'answer');
  await inbox.page.goto(`${product.url}/knowledge`);
  await inbox.page.getByRole('link', { name: 'Delivery' }).waitFor();
  await shoot(inbox.page, 'knowledge');
  await inbox.page.goto(`${product.url}/ai-agents`);
  await inbox.page.getByRole('link', { name: 'Ada' }).click();
  await inbox.page.getByPlaceholder('What a contact might write').fill('Can I return shoes?');
  await inbox.page.getByRole('button', { name: 'Send' }).click();
  await inbox.page.getByText('How this answer came about').click();
  await shoot(inbox.page, 'ai-agent');
}

try {
  await playDialogues(product.url);
  const logIn = await open(desktop);
  await logIn.goto(`${product.url}/login`);
  await logIn.getByRole('button', { name: 'Use the demo account' }).waitFor();
  await shoot(logIn, 'login');
  await shootInbox('inbox-light', { ...desktop, colorScheme: 'light' }, true);
  await shootInbox('inbox-dark', { ...desktop, colorScheme: 'dark' }, true);
  await shootInbox('inbox-phone', { ...phone, colorScheme: 'light' }, false);
  await shootAnswers();
} finally {
  await browser.close();
  await product.remove();
}
