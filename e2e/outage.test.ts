import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { FaultProxy } from '../faults/product/proxy.ts';
import { browserTest } from './browser-test.ts';
import { cableOf } from './cable.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password, readThread, startConversation } from './people.ts';

const url = inject('productUrl');

const operationOf = (body: string | null) => (JSON.parse(body ?? '{}') as { operationName?: string }).operationName;

async function storedBodies(team: Awaited<ReturnType<typeof createTeam>>, id: string): Promise<string[]> {
  const { messages } = await readThread(team.acme.owner, id);
  expect(messages.nodes.map(({ seq }) => seq)).toEqual(messages.nodes.map((_, index) => index + 1));
  return messages.nodes.map(({ body }) => body);
}

/** The thread on screen has exactly these, in this order, and nothing is on its way. */
async function expectShown(inbox: InboxPage, bodies: string[]): Promise<void> {
  await inbox.thread.getByText('Sending').waitFor({ state: 'hidden' });
  const shown = String(await inbox.thread.textContent());
  const places = bodies.map((body) => shown.indexOf(body));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  for (const body of bodies) expect(shown.split(body)).toHaveLength(2);
  expect(await waitingIn(inbox.page)).toEqual([]);
}

function waitingIn(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('switchboard.outbox')));
}

browserTest(
  'an answer that is lost behind the commit costs nothing and doubles nothing',
  async ({ open, allowConsole }) => {
    allowConsole(/Failed to load resource|net::ERR_/);
    const team = await createTeam(url);
    const id = await startConversation(team.contacts, 'Carl Contact', 'First');
    const inbox = new InboxPage(await open(), url);
    await inbox.logIn(team.owner.email, password);
    await inbox.openConversation('First');
    let sends = 0;
    await inbox.page.route('**/graphql', async (route) => {
      if (operationOf(route.request().postData()) !== 'SendMessage') return route.fallback();
      sends += 1;
      if (sends > 2) return route.fallback();
      await route.fetch(); // stored and answered
      await route.abort('connectionreset');
    });
    await inbox.send('Once');
    await inbox.send('Twice');
    await expect.poll(() => storedBodies(team, id), { timeout: 20_000 }).toEqual(['First', 'Once', 'Twice']);
    await expectShown(inbox, ['First', 'Once', 'Twice']);
  },
);

browserTest(
  'a connection that went silent is noticed within 30 s, at once by who comes back to the tab',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const team = await createTeam(url);
    const id = await startConversation(team.contacts, 'Carl Contact', 'First');
    const proxy = await FaultProxy.create(() => ({ host: 'localhost', port: Number(new URL(url).port) }));
    try {
      const inbox = new InboxPage(await open(), `http://localhost:${proxy.port}`);
      await inbox.logIn(team.owner.email, password);
      await inbox.openConversation('First');
      await inbox.markDocument();
      const reconnecting = inbox.page.getByText('Reconnecting');

      const wake = () => inbox.page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));
      for (const [body, comesBack, withinMs] of [
        ['Second', false, 30_000],
        ['Third', true, 10_000],
      ] as const) {
        const silentAt = Date.now();
        proxy.mode = 'swallow';
        await team.contacts.mutate('sendMessage', { conversationId: id, body, authorType: 'CONTACT' }, 'cursor');
        if (comesBack) await wake();
        await reconnecting.waitFor({ timeout: withinMs });
        process.stdout.write(`A silent connection was shown after ${Date.now() - silentAt} ms.\n`);
        proxy.cutAll(); // what a network does with old connections when it comes back
        proxy.mode = 'pass';
        await inbox.message(body).waitFor({ timeout: 40_000 });
        await reconnecting.or(inbox.page.getByText('Offline.')).waitFor({ state: 'hidden' });
      }
      expect(await inbox.wasReloaded()).toBe(false);
      await expectShown(inbox, ['First', 'Second', 'Third']);
    } finally {
      await proxy.close();
    }
  },
);

browserTest('messages that wait outlive a reload, and go out once', async ({ open, allowConsole }) => {
  allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
  const team = await createTeam(url);
  const id = await startConversation(team.contacts, 'Carl Contact', 'First');
  const inbox = new InboxPage(await open(), url);
  const cable = await cableOf(inbox.page);
  await inbox.logIn(team.owner.email, password);
  await inbox.openConversation('First');
  await cable.cut();
  for (const body of ['One waits', 'Two waits']) await inbox.send(body);
  await inbox.reply.fill('Half a sentence');
  await inbox.page.reload();
  await inbox.page.getByRole('button', { name: 'Retry' }).waitFor();
  expect(await waitingIn(inbox.page)).toHaveLength(2);
  cable.mend();
  await expect.poll(() => storedBodies(team, id), { timeout: 20_000 }).toEqual(['First', 'One waits', 'Two waits']);
  await inbox.reply.waitFor();
  await expectShown(inbox, ['First', 'One waits', 'Two waits']);
  expect(await inbox.reply.inputValue()).toBe('Half a sentence');
});

browserTest(
  'two tabs share an outbox: what one wrote, the other sends when it is gone',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const team = await createTeam(url);
    const id = await startConversation(team.contacts, 'Carl Contact', 'First');
    const one = new InboxPage(await open(), url);
    await one.logIn(team.owner.email, password);
    const other = new InboxPage(await one.page.context().newPage(), url);
    const cables = [await cableOf(one.page), await cableOf(other.page)];
    await one.page.reload();
    await other.page.goto(`${url}/inbox`);
    await Promise.all([one, other].map((inbox) => inbox.openConversation('First')));
    await Promise.all(cables.map((cable) => cable.cut()));
    await one.send('From one');
    await other.message('From one').waitFor();
    await other.send('From the other');
    await one.message('From the other').waitFor();
    await one.page.close();
    cables[1]?.mend();
    await expect
      .poll(() => storedBodies(team, id), { timeout: 20_000 })
      .toEqual(['First', 'From one', 'From the other']);
    await expectShown(other, ['First', 'From one', 'From the other']);
  },
);

browserTest(
  'what waits when somebody logs out is kept for them, and never sent in another name',
  async ({ open, allowConsole }) => {
    allowConsole(/Failed to load resource|net::ERR_/);
    const team = await createTeam(url);
    const id = await startConversation(team.contacts, 'Carl Contact', 'First');
    const otherId = await startConversation(team.contacts, 'Dora Contact', 'Hello');
    const inbox = new InboxPage(await open(), url);
    await inbox.logIn(team.owner.email, password);
    await inbox.openConversation('First');
    let isCut = true;
    await inbox.page.route('**/graphql', (route) =>
      isCut && operationOf(route.request().postData()) === 'SendMessage'
        ? route.abort('internetdisconnected')
        : route.fallback(),
    );
    await inbox.send('Mine');
    await inbox.thread.getByText('Sending').waitFor();
    await logOut(inbox, team.owner.name);
    isCut = false;
    await inbox.logIn(team.agent.email, password);
    await inbox.openConversation('Hello');
    await inbox.send('By the agent');
    await expect.poll(() => storedBodies(team, otherId)).toEqual(['Hello', 'By the agent']);
    expect(await storedBodies(team, id)).toEqual(['First']);
    expect(await waitingIn(inbox.page)).toHaveLength(1);
    await logOut(inbox, team.agent.name);

    await inbox.logIn(team.owner.email, password);
    await inbox.openConversation('Carl Contact');
    await expect.poll(() => storedBodies(team, id)).toEqual(['First', 'Mine']);
    const query = 'query ($id: ID!) { conversation(id: $id) { messages(last: 1) { nodes { author { name } } } } }';
    const { conversation } = await team.acme.owner.run(query, { id });
    expect(conversation.messages.nodes[0].author.name).toBe(team.owner.name);
  },
);

async function logOut(inbox: InboxPage, name: string): Promise<void> {
  await inbox.page.getByRole('button', { name: `Account of ${name}` }).click();
  await inbox.page.getByRole('menuitem', { name: 'Log out', exact: true }).click();
  await inbox.page.waitForURL('**/login**');
}

browserTest('a message that is refused says why, and stays until somebody decides', async ({ open, allowConsole }) => {
  allowConsole(/Failed to load resource/);
  const team = await createTeam(url);
  const id = await startConversation(team.contacts, 'Carl Contact', 'First');
  const inbox = new InboxPage(await open(), url);
  await inbox.logIn(team.owner.email, password);
  await inbox.openConversation('First');
  await inbox.send('x'.repeat(8_001));
  const problem = inbox.thread.getByRole('alert');
  await problem.getByText('Not sent. ').waitFor();
  expect(await problem.textContent()).toContain('Use at most 8000 characters');
  await inbox.send('Shorter');
  await expect.poll(() => storedBodies(team, id)).toEqual(['First', 'Shorter']);
  await problem.getByRole('button', { name: 'Retry' }).click();
  await problem.getByText('Not sent. ').waitFor();
  await problem.getByRole('button', { name: 'Delete' }).click();
  await problem.waitFor({ state: 'hidden' });
  await expectShown(inbox, ['First', 'Shorter']);
});

browserTest(
  'a cursor that no longer reaches back has everything read anew, and nothing is doubled',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const [team, others] = [await createTeam(url), await createTeam(url)];
    const id = await startConversation(team.contacts, 'Carl Contact', 'First');
    const { viewer } = await others.acme.owner.run('{ viewer { organization { cursor } } }');
    const inbox = new InboxPage(await open(), url);
    const cable = await cableOf(inbox.page);
    // Another organization's cursor is answered like one that was trimmed.
    await inbox.page.addInitScript(() => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (this: WebSocket, data: string) {
        const foreign = Reflect.get(globalThis, 'foreignCursor') as string | undefined;
        if (!foreign || !data.includes('"InboxEvents"')) return send.call(this, data);
        Reflect.set(globalThis, 'foreignCursor', undefined);
        const message = JSON.parse(data);
        message.payload.variables.after = foreign;
        Reflect.set(globalThis, 'wasExpired', true);
        return send.call(this, JSON.stringify(message));
      } as typeof send;
    });
    await inbox.logIn(team.owner.email, password);
    await inbox.openConversation('First');
    await inbox.send('Second');
    await inbox.reply.fill('Half a sentence');
    await inbox.markDocument();
    await inbox.page.evaluate((cursor) => Reflect.set(globalThis, 'foreignCursor', cursor), viewer.organization.cursor);
    await cable.cut();
    for (const body of ['Third', 'Fourth']) {
      await team.contacts.mutate('sendMessage', { conversationId: id, body, authorType: 'CONTACT' }, 'cursor');
    }
    cable.mend();
    await inbox.message('Fourth').waitFor();
    expect(await inbox.page.evaluate(() => Reflect.get(globalThis, 'wasExpired'))).toBe(true);
    await expectShown(inbox, ['First', 'Second', 'Third', 'Fourth']);
    expect(await inbox.row('Carl Contact').count()).toBe(1);
    expect(await inbox.reply.inputValue()).toBe('Half a sentence');
    expect(await inbox.wasReloaded()).toBe(false);
  },
);

browserTest(
  'a machine that slept past the end of its token renews it before anything else is asked',
  async ({ open, allowConsole }) => {
    allowConsole(/WebSocket connection to|Failed to load resource|net::ERR_/);
    const team = await createTeam(url);
    const id = await startConversation(team.contacts, 'Carl Contact', 'First');
    const inbox = new InboxPage(await open(), url);
    await inbox.page.clock.install();
    const asked: string[] = [];
    inbox.page.on('response', (response) => {
      const body = response.request().postData() ?? '';
      if (response.url().endsWith('/graphql')) asked.push(body.includes('refreshSession') ? 'renewal' : 'other');
    });
    const cable = await cableOf(inbox.page);
    await inbox.logIn(team.owner.email, password);
    await inbox.openConversation('First');
    await inbox.markDocument();
    await cable.cut();
    await inbox.send('Waits');
    await inbox.page.clock.fastForward('16:00');
    await inbox.page.waitForTimeout(500); // what it asked for while it woke has failed on the cable
    asked.length = 0;
    cable.mend();
    await expect.poll(() => inbox.thread.getByText('Sending').count(), { timeout: 20_000 }).toBe(0);
    expect(asked[0]).toBe('renewal');
    expect(asked.filter((what) => what === 'renewal')).toHaveLength(1);
    expect(await storedBodies(team, id)).toEqual(['First', 'Waits']);
    await expectShown(inbox, ['First', 'Waits']);
    expect(await inbox.wasReloaded()).toBe(false);
  },
);
