import { expect, inject } from 'vitest';
import { findSerious } from './accessibility.ts';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password, startConversation } from './people.ts';

const url = inject('productUrl');

for (const colorScheme of ['light', 'dark'] as const) {
  browserTest(`axe finds nothing serious in the ${colorScheme} log-in and inbox`, async ({ open }) => {
    const { contacts, owner } = await createTeam(url);
    await startConversation(contacts, 'Carl Contact', 'Can everybody read this?');
    const page = await open({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${url}/login`);
    await page.getByRole('button', { name: 'Log in' }).waitFor();
    expect(await findSerious(page)).toEqual([]);
    const inbox = new InboxPage(page, url);
    await inbox.logIn(owner.email, password);
    await inbox.openConversation('Can everybody read this?');
    await inbox.send('Yes, everybody.');
    await inbox.message('Yes, everybody.').waitFor();
    await inbox.page.getByText('Sent', { exact: true }).waitFor();
    expect(await findSerious(page)).toEqual([]);
  });
}
