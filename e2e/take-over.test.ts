import { inject } from 'vitest';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { createTeam, password, startConversation } from './people.ts';

const url = inject('productUrl');

browserTest('a conversation is taken from the AI and given back, by button and by key', async ({ open }) => {
  const { acme, contacts, owner, agent } = await createTeam(url);
  // It knows nothing, and says so instead of giving the conversation back at once.
  const handOffRules = { noGroundedAnswer: false };
  await acme.owner.mutate('createAiAgent', { name: 'Ada', instructions: 'Answer.', handOffRules }, 'cursor');
  await startConversation(contacts, 'Carl Contact', 'Where is my parcel?');
  const olga = new InboxPage(await open({ reducedMotion: 'reduce' }), url);
  const anton = new InboxPage(await open({ reducedMotion: 'reduce' }), url);
  await Promise.all([olga.logIn(owner.email, password), anton.logIn(agent.email, password)]);
  await Promise.all([olga, anton].map((inbox) => inbox.openConversation('Where is my parcel?')));
  const says = (inbox: InboxPage, text: string) => inbox.page.getByRole('status').filter({ hasText: text }).waitFor();

  await says(olga, 'Nobody handles this yet');
  await olga.page.getByRole('button', { name: 'Give to Ada' }).click();
  await Promise.all([says(olga, 'Ada answers'), says(anton, 'Ada answers')]);
  await olga.thread.getByText('gave this to Ada').waitFor();

  await olga.page.getByRole('button', { name: 'Take over' }).click();
  await Promise.all([says(olga, 'You handle this'), says(anton, `${owner.name} handles this`)]);
  await olga.thread.getByText('took this over from the AI').waitFor();

  await olga.page.getByRole('heading', { name: 'Carl Contact' }).click();
  await olga.page.keyboard.press('t');
  await Promise.all([says(olga, 'Ada answers'), says(anton, 'Ada answers')]);
  await anton.page.getByRole('heading', { name: 'Carl Contact' }).click();
  await anton.page.keyboard.press('t');
  await Promise.all([says(anton, 'You handle this'), says(olga, `${agent.name} handles this`)]);
  await olga.row('Carl Contact').getByText(agent.name).first().waitFor();
});
