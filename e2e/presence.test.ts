import { expect, inject } from 'vitest';
import { browserTest } from './browser-test.ts';
import { cableOf } from './cable.ts';
import { InboxPage } from './inbox-page.ts';
import { contactIn, createTeam, password, startConversation } from './people.ts';

const url = inject('productUrl');

const unreadOf = (inbox: InboxPage, text: string) => inbox.row(text).getByText('Unread:').locator('..');

browserTest('colleagues see who has a conversation open and who writes, until they leave it', async ({ open }) => {
  const { contacts, owner, agent } = await createTeam(url);
  await startConversation(contacts, 'Carl Contact', 'Where is my parcel?');
  await startConversation(contacts, 'Dora Contact', 'And mine?');
  const olga = new InboxPage(await open(), url);
  const anton = new InboxPage(await open(), url);
  await Promise.all([olga.logIn(owner.email, password), anton.logIn(agent.email, password)]);
  await olga.openConversation('Where is my parcel?');
  await anton.openConversation('Where is my parcel?');

  const here = olga.page.getByRole('list', { name: 'Also here' });
  await here.getByText(`${agent.name} is viewing`).waitFor();
  const line = olga.page.getByRole('status').filter({ hasText: agent.name });
  await line.getByText(`${agent.name} is viewing`).waitFor();
  await olga.row('Where is my parcel?').getByText(`${agent.name} is viewing`).waitFor();

  await anton.reply.pressSequentially('It is', { delay: 20 });
  await line.getByText(`${agent.name} is writing`).waitFor();
  await olga.row('AGENT: writing …').waitFor();
  await olga.page.getByRole('button', { name: 'Assigned to Unassigned: change' }).click();
  await olga.page
    .getByRole('option', { name: `${agent.name} online` })
    .or(olga.page.getByRole('option', { name: `online ${agent.name}` }))
    .first()
    .waitFor();
  await olga.page.keyboard.press('Escape');

  await anton.openConversation('And mine?');
  await here.waitFor({ state: 'hidden' });
  await olga.row('And mine?').getByText(`${agent.name} is viewing`).waitFor();
  await anton.page.close(); // as a tab that is closed, or a browser that is killed
  await olga.row('And mine?').getByText(`${agent.name} is viewing`).waitFor({ state: 'hidden' });
});

browserTest('a contact who writes is seen in the list and in the thread, and stops by itself', async ({ open }) => {
  const { contacts, owner } = await createTeam(url);
  const id = await startConversation(contacts, 'Carl Contact', 'Where is my parcel?');
  const carl = await contactIn(contacts, id);
  const olga = new InboxPage(await open(), url);
  await olga.logIn(owner.email, password);
  await olga.openConversation('Where is my parcel?');
  await olga.thread.getByRole('status').waitFor({ state: 'attached' });
  const repeat = setInterval(() => void carl.mutate('setTyping', { conversationId: id, typing: true }, 'ok'), 500);
  await olga.row('writing …').waitFor();
  clearInterval(repeat);
  await olga.thread.getByText('Carl Contact is writing').waitFor();
  await olga.row('Where is my parcel?').waitFor();
  await olga.thread.getByText('Carl Contact is writing').waitFor({ state: 'hidden' });
});

browserTest(
  'a reply into a thread that a colleague answered meanwhile is warned of before it goes out',
  async ({ open }) => {
    const { contacts, owner, agent } = await createTeam(url);
    await startConversation(contacts, 'Carl Contact', 'Where is my parcel?');
    const olga = new InboxPage(await open(), url);
    const anton = new InboxPage(await open(), url);
    await Promise.all([olga.logIn(owner.email, password), anton.logIn(agent.email, password)]);
    await Promise.all([olga, anton].map((inbox) => inbox.openConversation('Where is my parcel?')));
    await olga.reply.fill('On its way.');
    await anton.send('It is in the van.');
    await olga.page.getByText(`${agent.name} answered while you were writing.`).waitFor();
    await olga.reply.press('Control+Enter');
    await olga.page.getByText('Send yours as well?').waitFor();
    expect(await olga.message('On its way.').count()).toBe(0);

    await olga.page.getByRole('button', { name: 'Keep writing' }).click();
    expect(await olga.reply.inputValue()).toBe('On its way.');
    await anton.send('With you today.');
    await olga.page.getByText(`${agent.name} answered while you were writing.`).waitFor();
    await olga.reply.press('Control+Enter');
    await olga.page.getByRole('button', { name: 'Send anyway' }).press('Enter');
    await anton.message('On its way.').waitFor();
    expect(await olga.reply.inputValue()).toBe('');
  },
);

browserTest('what one tab reads or makes unread is so in the other tab of the same person', async ({ open }) => {
  const { contacts, owner } = await createTeam(url);
  const id = await startConversation(contacts, 'Carl Contact', 'Where is my parcel?');
  await contacts.mutate('sendMessage', { conversationId: id, body: 'Hello?', authorType: 'CONTACT' }, 'cursor');
  const one = new InboxPage(await open(), url);
  await one.logIn(owner.email, password);
  const other = new InboxPage(await one.page.context().newPage(), url);
  await other.page.goto(`${url}/inbox`);
  await unreadOf(other, 'Hello?').getByText('2').waitFor();
  await other.markDocument();

  await one.openConversation('Hello?');
  await unreadOf(other, 'Hello?').waitFor({ state: 'hidden' });
  await one.page.getByRole('log', { name: 'Messages' }).focus();
  await one.page.keyboard.press('u');
  await unreadOf(other, 'Hello?').getByText('1').waitFor();
  await unreadOf(one, 'Hello?').getByText('1').waitFor();
  expect(await one.thread.count()).toBe(0);
  expect(await other.wasReloaded()).toBe(false);
});

browserTest(
  'who lost the network is not shown as there, and is shown again where they are when it is back',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const { contacts, owner, agent } = await createTeam(url);
    await startConversation(contacts, 'Carl Contact', 'Where is my parcel?');
    const olga = new InboxPage(await open(), url);
    const anton = new InboxPage(await open(), url);
    const cable = await cableOf(anton.page);
    await Promise.all([olga.logIn(owner.email, password), anton.logIn(agent.email, password)]);
    await anton.openConversation('Where is my parcel?');
    const seen = olga.row('Where is my parcel?').getByText(`${agent.name} is viewing`);
    await seen.waitFor();
    await cable.cut();
    await seen.waitFor({ state: 'hidden' });
    await anton.page.getByRole('button', { name: `Account of ${agent.name}` }).click();
    await anton.page.getByText('Not connected').waitFor();
    cable.mend();
    await anton.page.getByText('Online', { exact: true }).waitFor();
    await seen.waitFor();
  },
);

browserTest(
  'after a break the unread counts are right: what came, and what was read elsewhere',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const { acme, contacts, owner } = await createTeam(url);
    const first = await startConversation(contacts, 'Carl Contact', 'Where is my parcel?');
    await startConversation(contacts, 'Dora Contact', 'And mine?');
    const inbox = new InboxPage(await open(), url);
    const cable = await cableOf(inbox.page);
    await inbox.logIn(owner.email, password);
    await unreadOf(inbox, 'Where is my parcel?').waitFor();
    await inbox.markDocument();

    await cable.cut();
    await inbox.page.getByText('Reconnecting').waitFor();
    const write = (body: string) =>
      contacts.mutate('sendMessage', { conversationId: first, body, authorType: 'CONTACT' }, 'cursor');
    await write('One more');
    await acme.owner.mutate('markConversationRead', { id: first }, 'cursor');
    for (const body of ['Two more', 'Three more']) await write(body);
    const second = await startConversation(contacts, 'Emil Contact', 'New here');
    await acme.owner.mutate('markConversationRead', { id: second }, 'cursor');
    expect(await inbox.row('New here').count()).toBe(0);
    cable.mend();

    await unreadOf(inbox, 'Three more').getByText('2').waitFor();
    await inbox.row('New here').waitFor();
    expect(await unreadOf(inbox, 'New here').count()).toBe(0);
    expect(await unreadOf(inbox, 'And mine?').count()).toBe(1);
    expect(await inbox.wasReloaded()).toBe(false);
  },
);

browserTest(
  'a reply that waited for the network while a colleague answered asks before it goes out',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const { contacts, owner, agent } = await createTeam(url);
    await startConversation(contacts, 'Carl Contact', 'Where is my parcel?');
    const olga = new InboxPage(await open(), url);
    const anton = new InboxPage(await open(), url);
    const cable = await cableOf(olga.page);
    await Promise.all([olga.logIn(owner.email, password), anton.logIn(agent.email, password)]);
    await Promise.all([olga, anton].map((inbox) => inbox.openConversation('Where is my parcel?')));
    await cable.cut();
    await olga.send('Sent into the void.');
    await olga.thread.getByText('Sending').waitFor();
    await olga.page.getByText('Reconnecting').waitFor(); // it has been tried again by then
    await olga.message('Where is my parcel?').waitFor();
    await anton.send('It is in the van.');
    await anton.thread.getByText('Sending').waitFor({ state: 'hidden' });
    cable.mend();

    await olga.thread.getByText(`${agent.name} answered before it could go out.`).waitFor();
    expect(await anton.message('Sent into the void.').count()).toBe(0);
    await olga.thread.getByRole('button', { name: 'Send anyway' }).click();
    await anton.message('Sent into the void.').waitFor();
  },
);
