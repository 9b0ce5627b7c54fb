import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { mailTo } from '../server/testing/mailbox.ts';
import { unique } from '../server/testing/organizations.ts';
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
    expect(await page.getByLabel('New password').count()).toBe(0);
    await page.getByRole('link', { name: 'Ask for a new link' }).click();
    await page.waitForURL(`${url}/forgot`);
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
    await page.getByRole('link', { name: 'Go to the inbox' }).waitFor();
    await page.goto(page.url());
    await page.getByRole('button', { name: 'Confirm address' }).click();
    await page.getByRole('alert').filter({ hasText: 'This link was used or has expired.' }).waitFor();
    await page.getByRole('link', { name: 'Go to your account' }).click();
    await page.waitForURL('**/settings/account');
    await expect.poll(() => page.title()).toBe('Your account · Switchboard');
    await page.getByText('Confirmed', { exact: true }).waitFor();

    await sessions.getByRole('button', { name: 'End all others' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End all others' }).click();
    await elsewhere.page.waitForURL('**/login**');
    await elsewhere.page.getByRole('status').filter({ hasText: 'your session was ended elsewhere' }).waitFor();
    await expect.poll(() => sessions.getByRole('listitem').count()).toBe(1);

    await page.getByLabel('Current password').fill('not the password');
    await page.getByLabel('New password').fill(newPassword);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('alert').filter({ hasText: 'This is not your password.' }).waitFor();
    await page.getByLabel('Current password').fill(password);
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Password changed.').waitFor();
    await elsewhere.logIn(owner.email, newPassword);
  },
);

type Team = Awaited<ReturnType<typeof createTeam>>;

async function invite({ acme }: Team, email: string): Promise<string> {
  const { url: link } = await acme.owner.mutate('inviteMember', { email, role: 'AGENT' }, 'url');
  return `${url}/invite${new URL(link).search}`;
}

async function nameOf({ acme }: Team): Promise<string> {
  return (await acme.owner.run('{ organization { name } }')).organization.name;
}

browserTest('an invitation says who invites whom, and makes an account for a new address', async (windows) => {
  windows.allowConsole(/401|Failed to load resource/);
  const team = await createTeam(url);
  const email = `${unique('nina')}@example.com`;
  const link = await invite(team, email);
  const organization = await nameOf(team);
  const page = await windows.open({ reducedMotion: 'reduce' });
  await page.goto(link);
  await page.getByRole('heading', { name: `Join ${organization}` }).waitFor();
  await page.getByText(`Olga Owner invites ${email} to ${organization}.`).waitFor();
  expect(await findSerious(page)).toEqual([]);
  await page.getByLabel('Your name').fill('Nina New');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Accept invitation' }).click();
  await page.waitForURL('**/inbox');
  await page.getByRole('button', { name: 'Account of Nina New' }).waitFor();

  for (const [address, text] of [
    [link, 'The invitation was used'],
    [`${url}/invite?token=garbage`, 'Ask whoever invited you'],
    [`${url}/invite`, 'Open it from the mail again'],
  ] as const) {
    await page.goto(address);
    await page.getByRole('alert').filter({ hasText: text }).waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  }
});

browserTest('somebody with an account joins as who they are, after logging in or switching', async (windows) => {
  windows.allowConsole(/401|Failed to load resource|WebSocket/);
  const [team, other] = await Promise.all([createTeam(url), createTeam(url)]);
  const organization = await nameOf(team);
  const page = await windows.open({ reducedMotion: 'reduce' });
  const logIn = async (email: string) => {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
  };

  await page.goto(await invite(team, other.owner.email));
  await page.getByRole('link', { name: 'Log in to join' }).click();
  await page.waitForURL('**/login?next=**');
  await logIn(other.agent.email);
  await page.getByText(`You are ${other.agent.name} (${other.agent.email}).`).waitFor();
  expect(await findSerious(page)).toEqual([]);
  await page.getByRole('button', { name: 'Log out and switch' }).click();
  await page.waitForURL('**/login?next=**');
  await logIn(other.owner.email);
  await page.getByRole('button', { name: `Join as ${other.owner.name} (${other.owner.email})` }).click();
  await page.waitForURL('**/inbox');
  await page.getByRole('button', { name: `Organization ${organization}: switch` }).waitFor();
});

browserTest('what follows the log-in is a page of this site, whatever the address asks for', async (windows) => {
  windows.allowConsole(/401|Failed to load resource|WebSocket/);
  const { owner } = await createTeam(url);
  for (const next of ['/%09/127.0.0.1:9/x', '/%0A/127.0.0.1:9/x', '/.//127.0.0.1:9/x', '/%5C127.0.0.1:9/x']) {
    const page = await windows.open();
    await page.goto(`${url}/login?next=${next}`);
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/inbox`);
  }
});

browserTest('a log-out that fails says so and goes on; one that succeeds leads to the log-in', async (windows) => {
  windows.allowConsole(/401|Failed to load resource|WebSocket|ERR_INTERNET_DISCONNECTED/);
  const { owner } = await createTeam(url);
  const page = await windows.open();
  await new InboxPage(page, url).logIn(owner.email, password);
  const second = await page.context().newPage();
  await second.goto(`${url}/contacts`);
  await second.getByRole('button', { name: `Account of ${owner.name}` }).waitFor();
  await page.bringToFront();
  await page.goto(`${url}/contacts`);
  const account = page.getByRole('button', { name: `Account of ${owner.name}` });
  await account.click();
  await page.context().setOffline(true);
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await page.getByText('You could not be logged out; the server cannot be reached.').waitFor();
  await account.waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Retry' }).click();
  await page.waitForURL('**/login**');
  for (const tab of [page, second]) await expect.poll(() => tab.url()).toBe(`${url}/login`);
  await page.reload();
  await page.getByRole('button', { name: 'Log in' }).waitFor();
});

browserTest('problems are told in the language of the reader, at the field they belong to', async (windows) => {
  windows.allowConsole(/401|Failed to load resource/);
  const { owner } = await createTeam(url);
  const page = await windows.open({ locale: 'sq-AL' });
  await page.goto(`${url}/login`);
  await expect.poll(() => page.title()).toBe('Hyr · Switchboard');
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Fjalëkalimi').fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'E-maili ose fjalëkalimi është i gabuar.' }).waitFor();

  await page.goto(`${url}/signup`);
  await page.getByLabel('Organizata').fill('Second');
  await page.getByLabel('Emri yt').fill('Olga Owner');
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Fjalëkalimi').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Ka tashmë një llogari me këtë adresë.' }).waitFor();
  expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true');
  await page.getByRole('link', { name: 'Hyr në vend të kësaj' }).waitFor();
});

browserTest("a browser where nobody chose a language takes the account's", async (windows) => {
  windows.allowConsole(/401|Failed to load resource/);
  const { acme, owner } = await createTeam(url);
  await acme.owner.mutate('updateViewer', { locale: 'sq' }, 'viewer { name }');
  const [undecided, decided] = await Promise.all([windows.open(), windows.open()]);
  await decided.goto(`${url}/login`);
  await decided.getByRole('button', { name: 'English' }).click();
  for (const page of [undecided, decided]) {
    await page.goto(`${url}/login?next=/contacts`);
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
  }
  await undecided.getByRole('heading', { name: 'Kontaktet' }).waitFor();
  await decided.getByRole('heading', { name: 'Contacts' }).waitFor();
});
