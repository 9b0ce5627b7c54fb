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

  browserTest(`axe finds nothing serious in ${colorScheme} knowledge and AI agents`, async ({ open }) => {
    const { acme, contacts, owner } = await createTeam(url);
    const source = { name: 'Returns', type: 'TEXT', content: 'Within 30 days.' };
    const { knowledgeSource } = await acme.owner.mutate('createKnowledgeSource', source, 'knowledgeSource { id }');
    const tools = [{ name: 'track', description: 'Tracks', url: 'https://api.example.com/track' }];
    const workingHours = { timeZone: 'Europe/Tirane', monday: [{ from: '09:00', to: '17:00' }] };
    const agent = { name: 'Ada', instructions: 'Answer.', tools, workingHours };
    const { aiAgent } = await acme.owner.mutate('createAiAgent', agent, 'aiAgent { id }');
    await startConversation(contacts, 'Carl Contact', 'Does an AI answer here?');
    const inbox = new InboxPage(await open({ colorScheme, reducedMotion: 'reduce' }), url);
    await inbox.logIn(owner.email, password);
    const { page } = inbox;
    await inbox.openConversation('Does an AI answer here?');
    await page.getByRole('button', { name: 'Give to Ada' }).click();
    await page.getByRole('button', { name: 'Take over' }).waitFor();
    expect(await findSerious(page)).toEqual([]);
    await page.goto(`${url}/knowledge`);
    await page.getByRole('link', { name: 'Returns' }).waitFor();
    expect(await findSerious(page)).toEqual([]);
    for (const way of ['Files', 'Web site', 'Text']) {
      if (way === 'Files') await page.getByRole('button', { name: 'Add knowledge' }).click();
      await page.getByRole('tab', { name: way }).click();
      expect(await findSerious(page), way).toEqual([]);
    }
    await page.goto(`${url}/knowledge/${knowledgeSource.id}`);
    await page.getByRole('heading', { name: 'Returns' }).waitFor();
    expect(await findSerious(page)).toEqual([]);
    await page.goto(`${url}/ai-agents`);
    await page.getByRole('link', { name: 'Ada' }).waitFor();
    expect(await findSerious(page)).toEqual([]);
    await page.goto(`${url}/ai-agents/${aiAgent.id}`);
    await page.getByRole('button', { name: /^track/ }).click();
    expect(await findSerious(page)).toEqual([]);
  });
}
