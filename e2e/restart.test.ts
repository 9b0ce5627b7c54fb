import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { ApiClient, Data } from '../server/testing/client.ts';
import { browserTest } from './browser-test.ts';
import { browserMissing } from './chromium.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password, readThread, startConversation } from './people.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;

beforeAll(async () => {
  if (!browserMissing) product = await startProduct();
});
afterAll(() => product?.remove());

/** The owner of a new team, with the first conversation open. */
async function openFirst(page: Page) {
  const team = await createTeam(product.url);
  const id = await startConversation(team.contacts, 'Carl Contact', 'First');
  const inbox = new InboxPage(page, product.url);
  await inbox.logIn(team.owner.email, password);
  await inbox.openConversation('First');
  await inbox.markDocument();
  return { ...team, id, inbox };
}

browserTest(
  'after a kill -9 and a restart the browser comes back by itself, and what was sent is stored once, in order',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const { acme, contacts, id, inbox } = await openFirst(await open());

    await inbox.send('Sent before');
    // The process ends while this one is on its way: stored or not, the browser cannot know.
    await Promise.all([inbox.send('Sent at the same moment'), product.kill()]);
    await inbox.send('Sent while it was down');
    await inbox.message('Sent while it was down').waitFor();
    await inbox.page.getByText('Reconnecting').waitFor();
    await inbox.reply.fill('Half a sentence');
    await product.start();

    await inbox.page.getByText('Reconnecting').or(inbox.page.getByText('Offline.')).waitFor({ state: 'hidden' });
    await contacts.mutate(
      'sendMessage',
      { conversationId: id, body: 'Are you back?', authorType: 'CONTACT' },
      'cursor',
    );
    await inbox.message('Are you back?').waitFor();
    await inbox.thread.getByText('Sending').waitFor({ state: 'hidden' });

    expect(await inbox.wasReloaded()).toBe(false);
    expect(await inbox.reply.inputValue()).toBe('Half a sentence');
    const stored = (await readThread(acme.owner, id)).messages.nodes;
    expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    const bodies = stored.map(({ body }) => body);
    const own = bodies.filter((body) => body.startsWith('Sent'));
    expect(own).toEqual(['Sent before', 'Sent at the same moment', 'Sent while it was down']);
    const shown = String(await inbox.thread.textContent());
    const places = bodies.map((body) => shown.indexOf(body));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const body of bodies) expect(shown.split(body)).toHaveLength(2);
  },
);

/** The number that a row shows, once it is this one. */
async function showsUnread(inboxes: InboxPage[], name: string, count: number): Promise<void> {
  for (const inbox of inboxes) {
    const shown = () => inbox.row(name).getByText('Unread:').locator('..').allTextContents();
    await expect.poll(shown, { timeout: 20_000 }).toEqual(count === 0 ? [] : [`Unread: ${count}`]);
  }
}

/** Writes for a contact until the server, which may be starting, has answered. */
async function write(contacts: ApiClient, conversationId: string, body: string): Promise<void> {
  const input = { conversationId, body, authorType: 'CONTACT', clientMessageId: body };
  await expect
    .poll(() => contacts.mutate('sendMessage', input, 'cursor').then(Boolean, () => false), { timeout: 20_000 })
    .toBe(true);
}

/** What the server counts for a person, by contact. */
async function readUnread(client: ApiClient): Promise<Record<string, number>> {
  const { conversations } = await client.run(
    '{ conversations(first: 100, filter: { view: ALL }) { nodes { unreadCount contact { name } } } }',
  );
  const counted = conversations.nodes.map(({ contact, unreadCount }: Data) => [contact.name, unreadCount]);
  return Object.fromEntries(counted);
}

browserTest(
  'killed in the middle of typing and sending: the thread, the outbox and the unread counts are right afterwards',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const { acme, contacts, owner, agent } = await createTeam(product.url);
    const ids: Record<string, string> = {};
    for (const name of ['Carl', 'Dora', 'Emil']) ids[name] = await startConversation(contacts, name, `I am ${name}`);
    const { Carl = '', Dora = '', Emil = '' } = ids;
    const olga = new InboxPage(await open(), product.url);
    const anton = new InboxPage(await open(), product.url);
    await Promise.all([olga.logIn(owner.email, password), anton.logIn(agent.email, password)]);
    await Promise.all([olga.openConversation('Carl'), anton.openConversation('Dora')]);
    await Promise.all([olga.markDocument(), anton.markDocument()]);
    await showsUnread([olga, anton], 'Emil', 1);

    // Three messages are on their way and the next is being typed when the process ends.
    for (const text of ['one', 'two', 'three']) await olga.send(text);
    const typing = olga.reply.pressSequentially('Half a sentence, and the rest of it', { delay: 15 });
    const both = anton.send('Dora, are you there?');
    await Promise.all([product.kill(), typing, both]);
    await olga.page.getByText('Reconnecting').waitFor();
    await product.start();
    // The contacts are back before the browsers are.
    await write(contacts, Emil, 'Emil again');
    await write(contacts, Emil, 'and again');
    await write(contacts, Dora, 'Yes, go on');

    await showsUnread([olga, anton], 'Emil', 3);
    await anton.message('Yes, go on').waitFor();
    await Promise.all([olga, anton].map((inbox) => inbox.thread.getByText('Sending').waitFor({ state: 'hidden' })));
    expect(await olga.reply.inputValue()).toBe('Half a sentence, and the rest of it');
    for (const [inbox, id, own] of [
      [olga, Carl, ['I am Carl', 'one', 'two', 'three']],
      [anton, Dora, ['I am Dora', 'Dora, are you there?', 'Yes, go on']],
    ] as const) {
      const stored = (await readThread(acme.owner, id)).messages.nodes;
      expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
      expect(stored.map(({ body }) => body).toSorted()).toEqual([...own].toSorted());
      const shown = String(await inbox.thread.textContent());
      const places = stored.map(({ body }) => shown.indexOf(body));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(await inbox.thread.getByText('Failed').count()).toBe(0);
      expect(
        await inbox.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('outbox'))),
      ).toEqual([]);
      expect(await inbox.wasReloaded()).toBe(false);
    }
    await expect.poll(() => readUnread(acme.owner)).toEqual({ Carl: 0, Dora: 2, Emil: 3 });
    await showsUnread([olga], 'Dora', 2);
    await showsUnread([olga], 'Carl', 0);
    await showsUnread([anton], 'Dora', 0);
    await showsUnread([anton], 'Carl', 1);
  },
);

browserTest(
  'while the database is away sends wait, and go out once, in order, when it is back',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const { acme, contacts, id, inbox } = await openFirst(await open());
    await inbox.send('Before');
    await inbox.message('Before').waitFor();
    await product.killDatabase();
    for (const body of ['One', 'Two', 'Three']) await inbox.send(body);
    await write(contacts, id, 'Still there?');
    await inbox.message('Still there?').waitFor({ timeout: 30_000 });
    await inbox.thread.getByText('Sending').waitFor({ state: 'hidden' });
    await expect
      .poll(async () => (await readThread(acme.owner, id)).messages.nodes.length, { timeout: 20_000 })
      .toBe(6);
    const stored = (await readThread(acme.owner, id)).messages.nodes;
    expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    const own = stored.map(({ body }) => body).filter((body) => body !== 'Still there?');
    expect(own).toEqual(['First', 'Before', 'One', 'Two', 'Three']);
    const shown = String(await inbox.thread.textContent());
    for (const { body } of stored) expect(shown.split(body)).toHaveLength(2);
    expect(await inbox.wasReloaded()).toBe(false);
  },
);

browserTest(
  'what a page has not fetched yet waits for the server, and takes nothing away meanwhile',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_|Refused to execute script .*text\/plain/);
    const { agent, inbox } = await openFirst(await open());
    await inbox.reply.fill('Half a sentence');
    await product.kill();
    await inbox.page.getByRole('button', { name: /^Assigned to .*: change$/ }).click();
    await inbox.page.getByText('Reconnecting').waitFor();
    await inbox.page.waitForTimeout(3_000); // longer than the first attempts take
    expect(await inbox.reply.inputValue()).toBe('Half a sentence');
    await product.start();
    await inbox.page.getByRole('option', { name: agent.name }).click({ timeout: 30_000 });
    await inbox.thread.getByText('assigned').first().waitFor();
    expect(await inbox.reply.inputValue()).toBe('Half a sentence');
    expect(await inbox.wasReloaded()).toBe(false);
  },
);
