import { once } from 'node:events';
import { expect, inject } from 'vitest';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { apiOf } from './people.ts';
import { runScript } from './product.ts';

const url = inject('productUrl');

browserTest('the conversations of the simulator appear in an open inbox while it plays', async ({ open }) => {
  const { demo } = await (await fetch(`${url}/config.json`)).json();
  const inbox = new InboxPage(await open(), url);
  await inbox.logIn(demo.email, demo.password);
  await inbox.list.getByRole('button').first().waitFor();
  await inbox.markDocument();
  const client = apiOf(url);
  client.token = (await client.mutate('logIn', demo, 'accessToken')).accessToken;
  const before = await readInbox(client);

  const simulator = runScript([
    'server/simulate/main.ts',
    '--conversations',
    '10',
    '--rate',
    '0',
    '--seed',
    'e2e',
    '--url',
    url,
  ]);
  const [code] = await once(simulator.child, 'close');
  expect(simulator.output()).toContain('each stored once, in order');
  expect(code).toBe(0);

  const after = await readInbox(client);
  expect(after.all + after.resolved - before.all - before.resolved).toBe(10);
  expect(after.resolved).toBeGreaterThan(before.resolved);
  for (const { contact } of after.latest) await inbox.row(contact.name).first().waitFor();
  await inbox.page.getByRole('link', { name: `All open ${after.all}` }).waitFor();
  await inbox.page.getByRole('link', { name: `Resolved ${after.resolved}` }).waitFor();
  expect(await inbox.wasReloaded()).toBe(false);
});

async function readInbox(client: ReturnType<typeof apiOf>) {
  const { conversationCounts, conversations } = await client.run(
    '{ conversationCounts { all resolved } conversations(first: 6, filter: { view: ALL }) { nodes { contact { name } } } }',
  );
  return { ...conversationCounts, latest: conversations.nodes } as {
    all: number;
    resolved: number;
    latest: { contact: { name: string } }[];
  };
}
