import { expect, inject } from 'vitest';
import { browserTest } from './browser-test.ts';
import { createTeam, startConversation } from './people.ts';

const url = inject('productUrl');

browserTest('GraphiQL runs the log-in example, and its subscription shows an event', async ({ open }) => {
  const { acme, contacts } = await createTeam(url);
  const page = await open();
  await page.goto(`${url}/graphql`);
  const execute = page.getByRole('button', { name: /Execute query/ });
  const response = page.getByRole('region', { name: /(Response|Result)/i }).first();
  await execute.click();
  await response.getByText('accessToken').waitFor();

  // The person pastes the token into the headers of the tab. GraphiQL keeps them in its storage, and writes that late:
  // it must have done so, and must no longer run, when the storage is changed.
  await page.waitForFunction(() => localStorage.getItem('graphiql:tabState')?.includes('PASTE_THE_ACCESS_TOKEN_HERE'));
  await page.goto(`${url}/icon.svg`);
  await page.evaluate((token) => {
    const key = 'graphiql:tabState';
    localStorage.setItem(key, (localStorage.getItem(key) ?? '').replaceAll('PASTE_THE_ACCESS_TOKEN_HERE', token));
  }, String(acme.owner.token));
  await page.goto(`${url}/graphql`);
  await page.getByRole('tab', { name: /Live/ }).click();
  await page.getByText('inboxEvents').first().waitFor();
  await execute.click();
  const stop = page.getByRole('button', { name: /Stop query/ });
  await stop.waitFor();
  // GraphiQL does not say when the subscription is up, and this one replays nothing: write until one is heard.
  const writing = setInterval(() => void startConversation(contacts, 'Gina Graph', 'Hello from the API'), 500);
  await response
    .getByText('Hello from the API')
    .waitFor()
    .finally(() => clearInterval(writing));
  await stop.click();
  expect(await execute.isVisible()).toBe(true);
});
