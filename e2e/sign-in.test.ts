import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { mailTo } from '../server/testing/mailbox.ts';
import { findSerious } from './accessibility.ts';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password } from './people.ts';

const url = inject('productUrl');
const mailFolder = inject('mailFolder');
const newPassword = 'another horse battery';

async function openLink(page: Page, email: string, subject: RegExp, path: string): Promise<void> {
  const { mail, token } = await mailTo(mailFolder, email, subject);
  const link = `${url}${path}?token=${token}`;
  expect(mail).toContain(link);
  await page.goto(link);
}

browserTest(
  'a forgotten password is replaced by mail, and other windows are logged out',
  async ({ open, allowConsole }) => {
    allowConsole(/401|Failed to load resource|WebSocket/);
    const { owner } = await createTeam(url);
    const elsewhere = new InboxPage(await open(), url);
    await elsewhere.logIn(owner.email, password);

    const page = await open({ reducedMotion: 'reduce' });
    await page.goto(`${url}/login`);
    await page.getByRole('link', { name: 'Forgot password?' }).click();
    await page.getByLabel('E-mail').fill(owner.email);
    expect(await findSerious(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: owner.email }).waitFor();

    await openLink(page, owner.email, /new password/, '/reset');
    await page.getByLabel('New password').fill('short');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Use at least 12 characters.' }).waitFor();
    await page.getByLabel('New password').fill(newPassword);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/inbox');

    await elsewhere.page.waitForURL('**/login**');
    await elsewhere.logIn(owner.email, newPassword);

    await openLink(page, owner.email, /new password/, '/reset');
    await page.getByLabel('New password').fill(newPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'This link was used or has expired.' }).waitFor();
  },
);

browserTest(
  'the account page changes the password, confirms the address and ends sessions',
  async ({ open, allowConsole }) => {
    allowConsole(/401|Failed to load resource|WebSocket/);
    const { owner } = await createTeam(url);
    const elsewhere = new InboxPage(await open(), url);
    await elsewhere.logIn(owner.email, password);
    const page = await open({ reducedMotion: 'reduce' });
    await new InboxPage(page, url).logIn(owner.email, password);

    await page.getByRole('button', { name: `Account of ${owner.name}` }).click();
    await page.getByRole('menuitem', { name: 'Confirm your address' }).click();
    await page.waitForURL('**/settings/account');
    const sessions = page.getByRole('region', { name: 'Where you are logged in' });
    await sessions.getByText('This device').waitFor();
    expect(await findSerious(page)).toEqual([]);

    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText(`A new link is on its way to ${owner.email}.`).waitFor();
    await openLink(page, owner.email, /Confirm your e-mail/, '/verify');
    await page.getByRole('button', { name: 'Confirm address' }).click();
    await page.getByRole('status').filter({ hasText: owner.email }).waitFor();
    await page.goto(`${url}/settings/account`);
    await page.getByText('Confirmed', { exact: true }).waitFor();

    await sessions.getByRole('button', { name: 'End all others' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End all others' }).click();
    await elsewhere.page.waitForURL('**/login**');
    await expect.poll(() => sessions.getByRole('listitem').count()).toBe(1);

    await page.getByLabel('Current password').fill('not the password');
    await page.getByLabel('New password').fill(newPassword);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('alert').filter({ hasText: 'is not your password' }).waitFor();
    await page.getByLabel('Current password').fill(password);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Password changed.').waitFor();
    await elsewhere.logIn(owner.email, newPassword);
  },
);
