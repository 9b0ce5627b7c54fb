import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password, startConversation } from './people.ts';

const url = inject('productUrl');

/** @returns what axe finds serious or critical, each with the elements concerned */
async function findSerious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
}

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
