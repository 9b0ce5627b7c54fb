import { afterAll, beforeAll, expect } from 'vitest';
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

browserTest(
  'after a kill -9 and a restart the browser comes back by itself, and what was sent is stored once, in order',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const { acme, contacts, owner } = await createTeam(product.url);
    const id = await startConversation(contacts, 'Carl Contact', 'First');
    const inbox = new InboxPage(await open(), product.url);
    await inbox.logIn(owner.email, password);
    await inbox.openConversation('First');
    await inbox.markDocument();

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
