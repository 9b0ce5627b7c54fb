import { expect, inject } from 'vitest';
import { unique } from '../server/testing/organizations.ts';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { contactIn, createTeam, password, startConversation } from './people.ts';

const url = inject('productUrl');

browserTest('somebody signs up in the browser and lands in the empty inbox', async ({ open }) => {
  const page = await open();
  await page.goto(`${url}/`);
  await page.getByRole('link', { name: 'Sign up' }).click();
  await page.getByLabel('Organization').fill('Parcels Ltd');
  await page.getByLabel('Your name').fill('Petra Parcel');
  await page.getByLabel('E-mail').fill(`${unique('petra')}@example.com`);
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Create organization' }).click();
  await page.getByText('No open conversations').waitFor();
  expect(new URL(page.url()).pathname).toBe('/inbox');
});

browserTest('what one agent does, the other agent and the contact see at once, without a reload', async ({ open }) => {
  const { contacts, owner, agent } = await createTeam(url);
  const olga = new InboxPage(await open(), url);
  const anton = new InboxPage(await open(), url);
  await Promise.all([olga.logIn(owner.email, password), anton.logIn(agent.email, password)]);
  await Promise.all([
    olga.page.getByText('No open conversations').waitFor(),
    anton.page.getByText('No open conversations').waitFor(),
  ]);
  await Promise.all([olga.markDocument(), anton.markDocument()]);

  const id = await startConversation(contacts, 'Carl Contact', 'Where is my parcel?');
  const carl = await contactIn(contacts, id);
  const heard = carl.subscribe(
    'subscription ($id: ID!) { messageAdded(conversationId: $id, after: "0") { type message { body authorType } } }',
    { id },
  );
  await heard.until(({ messageAdded }) => messageAdded.type === 'CAUGHT_UP');
  await Promise.all([olga, anton].map((inbox) => inbox.openConversation('Where is my parcel?')));
  await carl.mutate('sendMessage', { conversationId: id, body: 'It was due on Monday.' }, 'cursor');
  await Promise.all([olga, anton].map((inbox) => inbox.message('It was due on Monday.').waitFor()));
  await heard.until(({ messageAdded }) => messageAdded.message?.body === 'It was due on Monday.');

  await olga.reply.pressSequentially('It is ', { delay: 20 });
  await anton.page.getByRole('status').getByText('Olga Owner is writing').waitFor();
  await olga.send('It is in the van.');
  await anton.message('It is in the van.').waitFor();
  const { messageAdded } = await heard.next();
  expect(messageAdded.message).toEqual({ body: 'It is in the van.', authorType: 'AGENT' });

  await olga.page.getByRole('button', { name: 'Assigned to Unassigned: change' }).click();
  await olga.page.getByRole('option', { name: agent.name }).click();
  await anton.page.getByRole('button', { name: `Assigned to ${agent.name}: change` }).waitFor();
  await anton.thread.getByText(`Olga Owner assigned this to ${agent.name}`).waitFor();
  await olga.page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await anton.thread.getByText('Olga Owner resolved this').waitFor();
  await anton.page.getByRole('button', { name: 'Reopen' }).waitFor();
  expect([await olga.wasReloaded(), await anton.wasReloaded()]).toEqual([false, false]);
  carl.close();
});

browserTest('on a phone the list leads to the thread and back', async ({ open }) => {
  const { contacts, owner } = await createTeam(url);
  await startConversation(contacts, 'Phone Person', 'Is this readable?');
  const inbox = new InboxPage(
    await open({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }),
    url,
  );
  await inbox.logIn(owner.email, password);
  await inbox.row('Is this readable?').tap();
  await inbox.message('Is this readable?').waitFor();
  expect(await inbox.list.isVisible()).toBe(false);
  const width = await inbox.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await inbox.page.getByRole('button', { name: 'Back to the list' }).tap();
  await inbox.row('Is this readable?').waitFor();
  expect(await inbox.thread.count()).toBe(0);
});
