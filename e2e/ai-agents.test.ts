import { expect, inject } from 'vitest';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password } from './people.ts';

const url = inject('productUrl');

browserTest('an AI agent is checked, created, changed and kept through a reload', async ({ open }) => {
  const { owner } = await createTeam(url);
  const olga = new InboxPage(await open({ reducedMotion: 'reduce' }), url);
  await olga.logIn(owner.email, password);
  const { page } = olga;
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.getByText('No model is configured').waitFor();
  await page.getByRole('link', { name: 'New AI agent' }).click();

  await page.getByRole('button', { name: 'Add tool' }).click();
  await page.getByLabel('Parameters').fill('{"type":');
  await page.getByRole('button', { name: 'Create' }).click();
  expect(await page.getByText('Fill this in.').count()).toBeGreaterThanOrEqual(3);
  await page.getByText('This is not JSON.').waitFor();
  const name = page.getByRole('region', { name: 'Behaviour' }).getByLabel('Name');
  expect(await name.evaluate((input) => input === document.activeElement)).toBe(true);

  await page.getByRole('button', { name: 'Remove New tool' }).click();
  await name.fill('Ada');
  await page.getByLabel('Instructions').fill('Answer questions about orders.');
  await page.getByLabel('API').check();
  await page.getByLabel('After this many answers').fill('6');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'Ada' }).waitFor();
  await page.waitForURL('**/ai-agents/agt_*');

  await page.getByLabel('Status').selectOption('Paused');
  await page.getByText('Unsaved changes').waitFor();
  await page.getByRole('link', { name: 'Inbox' }).click();
  await page
    .getByRole('alertdialog', { name: 'Leave without saving?' })
    .getByRole('button', { name: 'Cancel' })
    .click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.reload();
  await page.getByLabel('Status').waitFor();
  expect(await page.getByLabel('Status').inputValue()).toBe('PAUSED');
  expect(await page.getByLabel('After this many answers').inputValue()).toBe('6');
  expect(await page.getByLabel('API').isChecked()).toBe(true);
});
