import { expect, inject } from 'vitest';
import type { ApiClient } from '../server/testing/client.ts';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password, startConversation } from './people.ts';

const url = inject('productUrl');

browserTest('a label that one agent sets appears to the other at once, without a reload', async ({ open }) => {
  const { acme, contacts, owner, agent } = await createTeam(url);
  await startConversation(contacts, 'Carl Contact', 'I want my money back.');
  const olga = new InboxPage(await open({ reducedMotion: 'reduce' }), url);
  const anton = new InboxPage(await open({ reducedMotion: 'reduce' }), url);
  await Promise.all([olga.logIn(owner.email, password), anton.logIn(agent.email, password)]);
  await Promise.all([olga, anton].map((inbox) => inbox.openConversation('I want my money back.')));
  await Promise.all([olga.markDocument(), anton.markDocument()]);
  const labelsOf = ({ page }: InboxPage) => page.getByRole('list', { name: 'Labels' });

  await olga.page.getByRole('heading', { name: 'Carl Contact' }).click();
  await olga.page.keyboard.press('l');
  await olga.page.getByPlaceholder('Choose or create a label').fill('Refund');
  await olga.page.getByRole('option', { name: 'Create “Refund”' }).waitFor();
  await olga.page.keyboard.press('Enter');
  await labelsOf(olga).getByText('Refund').waitFor();
  await labelsOf(anton).getByText('Refund').waitFor();
  await anton.row('I want my money back.').getByText('Refund').waitFor();

  await anton.page.getByRole('button', { name: 'Remove the label Refund' }).click();
  await expect.poll(() => labelsOf(olga).getByText('Refund').count()).toBe(0);
  await expect.poll(() => olga.row('I want my money back.').getByText('Refund').count()).toBe(0);

  await anton.page.getByRole('button', { name: 'Add label' }).click();
  await anton.page.getByRole('option', { name: 'Refund' }).click();
  await labelsOf(olga).getByText('Refund').waitFor();
  await renameLabel(acme.owner, 'Refund', 'Reimbursed');
  await Promise.all([olga, anton].map((inbox) => labelsOf(inbox).getByText('Reimbursed').waitFor()));
  await deleteLabel(acme.owner, 'Reimbursed');
  for (const { page } of [olga, anton]) {
    await expect.poll(() => page.getByText('Reimbursed').count(), { timeout: 10_000 }).toBe(0);
  }
  expect([await olga.wasReloaded(), await anton.wasReloaded()]).toEqual([false, false]);
});

async function labelId(owner: ApiClient, name: string): Promise<string> {
  const { labels } = await owner.run('{ labels(first: 10) { nodes { id name } } }');
  return labels.nodes.find((label: { name: string }) => label.name === name).id;
}

async function renameLabel(owner: ApiClient, from: string, to: string): Promise<void> {
  await owner.mutate('updateLabel', { id: await labelId(owner, from), name: to }, 'cursor');
}

async function deleteLabel(owner: ApiClient, name: string): Promise<void> {
  await owner.mutate('deleteLabel', { id: await labelId(owner, name) }, 'cursor');
}
