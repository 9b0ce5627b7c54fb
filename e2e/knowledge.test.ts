import { expect, inject } from 'vitest';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password } from './people.ts';

const url = inject('productUrl');

browserTest(
  'a text that an admin adds is in the list, its page and the list of whoever else looks',
  async ({ open }) => {
    const { owner, agent } = await createTeam(url);
    const olga = new InboxPage(await open({ reducedMotion: 'reduce' }), url);
    const anton = new InboxPage(await open({ reducedMotion: 'reduce' }), url);
    await Promise.all([olga.logIn(owner.email, password), anton.logIn(agent.email, password)]);
    for (const { page } of [olga, anton]) {
      await page.keyboard.press('g');
      await page.keyboard.press('k');
      await page.getByText('No knowledge yet').waitFor();
    }
    expect(await anton.page.getByRole('button', { name: 'Add knowledge' }).count()).toBe(0);

    const { page } = olga;
    await page.getByRole('button', { name: 'Add knowledge' }).click();
    await page.getByRole('tab', { name: 'Text' }).click();
    await page.getByRole('button', { name: 'Add text' }).click();
    expect(await page.getByText('Fill this in.').count()).toBe(2);
    await page.getByLabel('Name').fill('Returns');
    await page.getByLabel('Text', { exact: true }).fill('# Returns\n\nAnything can be returned within 30 days.');
    await page.getByLabel('Language').selectOption('en');
    await page.getByRole('button', { name: 'Add text' }).click();

    await Promise.all([olga, anton].map((inbox) => inbox.page.getByRole('link', { name: 'Returns' }).waitFor()));
    await page.getByRole('link', { name: 'Returns' }).click();
    await page.getByRole('heading', { name: 'Returns' }).waitFor();
    await page.getByText('Used by no AI agent').waitFor();
    await page.getByRole('button', { name: 'Delete Returns' }).click();
    await page.getByRole('alertdialog', { name: 'Delete Returns?' }).getByRole('button', { name: 'Delete' }).click();
    await Promise.all([olga, anton].map((inbox) => inbox.page.getByText('No knowledge yet').waitFor()));
  },
);

browserTest('a web site without an address that can be read is refused at the field', async ({ open }) => {
  const { owner } = await createTeam(url);
  const olga = new InboxPage(await open({ reducedMotion: 'reduce' }), url);
  await olga.logIn(owner.email, password);
  const { page } = olga;
  await page.goto(`${url}/knowledge`);
  await page.getByRole('button', { name: 'Add knowledge' }).click();
  await page.getByRole('tab', { name: 'Web site' }).click();
  await page.getByLabel('Address').fill('ftp://example.com');
  await page.getByLabel('Pages at most').fill('5000');
  await page.getByLabel('Only these paths').fill('help');
  await page.getByRole('button', { name: 'Add web site' }).click();
  await page.getByText('Use an http or https address.').waitFor();
  await page.getByText('Use a whole number from 1 to 1000.').waitFor();
  await page.getByText('Begin each path with /.').waitFor();
  expect(await page.getByLabel('Address').evaluate((input) => input === document.activeElement)).toBe(true);
});
