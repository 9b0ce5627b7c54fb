import { expect, inject } from 'vitest';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password, startConversation } from './people.ts';

const url = inject('productUrl');
const messages = 60;
const p50MsMax = 100;

browserTest('a stored message is on a colleague’s screen within 100 ms', async ({ open }) => {
  const { contacts, owner } = await createTeam(url);
  const id = await startConversation(contacts, 'Carl Contact', 'First');
  const inbox = new InboxPage(await open(), url);
  await inbox.logIn(owner.email, password);
  await inbox.openConversation('First');
  // The frame behind the one in which it was drawn, on the clock that the server's events carry: one machine.
  await inbox.page.evaluate(() => {
    const drawn: Record<string, number> = {};
    Object.assign(globalThis, { drawn });
    const log = document.querySelector('[role=log]');
    if (!log) throw new Error('There is no thread.');
    new MutationObserver(() => {
      for (const [body] of String(log.textContent).matchAll(/Message \d+\./g)) {
        if (body in drawn) continue;
        drawn[body] = 0;
        requestAnimationFrame(() => setTimeout(() => Object.assign(drawn, { [body]: Date.now() })));
      }
    }).observe(log, { subtree: true, childList: true, characterData: true });
  });
  const feed = contacts.subscribe(
    'subscription ($id: ID!) { messageAdded(conversationId: $id, after: "0") { type occurredAt message { body } } }',
    { id },
  );
  const committedAt: Record<string, number> = {};
  for (let index = 1; index <= messages; index += 1) {
    const body = `Message ${index}.`;
    await contacts.mutate('sendMessage', { conversationId: id, body, authorType: 'CONTACT' }, 'cursor');
    committedAt[body] = Date.now(); // acknowledged: never before the commit, which the event's time may be
    const { messageAdded } = (await feed.until((event) => event.messageAdded.message?.body === body)).at(-1);
    committedAt[body] = Math.min(committedAt[body], Date.parse(messageAdded.occurredAt) || Number.POSITIVE_INFINITY);
    await inbox.page.waitForFunction(
      (text) => (Reflect.get(globalThis, 'drawn') as Record<string, number>)[text],
      body,
    );
  }
  feed.stop();
  const drawn = await inbox.page.evaluate(() => Reflect.get(globalThis, 'drawn') as Record<string, number>);
  const tookMs = Object.entries(committedAt)
    .map(([body, at]) => (drawn[body] ?? Number.POSITIVE_INFINITY) - at)
    .sort((a, b) => a - b);
  const at = (share: number) => tookMs[Math.ceil(tookMs.length * share) - 1] as number;
  process.stdout.write(`From commit to pixel, ${messages} messages: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms.\n`);
  expect(at(0.5)).toBeLessThanOrEqual(p50MsMax);
});
