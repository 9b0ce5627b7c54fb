/** Answers of AI agents in the inbox: of the demo without any model, and of a model that is slow enough to be interrupted. */
import { inject } from 'vitest';
import { startOpenAiServer } from '../server/testing/openai/server.ts';
import { browserTest } from './browser-test.ts';
import { InboxPage } from './inbox-page.ts';
import { startProduct } from './product.ts';
import { demo, visitorsOf } from './visitors.ts';

const url = inject('productUrl');

browserTest(
  'with no model at all, a question gets a cited answer, and one that nothing answers goes to people',
  async ({ open }) => {
    const ask = await visitorsOf(url);
    const dana = new InboxPage(await open({ reducedMotion: 'reduce' }), url);
    await dana.logIn(demo.email, demo.password);
    const question = 'How much is express delivery?';
    await ask('Vera Visitor', question);
    await dana.openConversation('Vera Visitor');
    await dana.thread.getByText('costs 9.90 euros').waitFor();
    await dana.thread
      .getByRole('link', { name: /Delivery/ })
      .first()
      .click();
    await dana.page.waitForURL(/\/knowledge\/ks_.*chunk=chunk_/);
    await dana.page.getByText('Express delivery arrives the next working day').first().waitFor();
    await dana.page.goBack();

    const unanswerable = 'Do you sell bicycles for children?';
    await ask('Victor Visitor', unanswerable);
    await dana.openConversation('Victor Visitor');
    await dana.thread.getByText('I am passing this on to a colleague').waitFor();
    await dana.thread.getByText('nothing in the knowledge answers this').waitFor();
    await dana.page.getByRole('button', { name: /Give .*Ada/ }).waitFor();
  },
);

browserTest(
  'an answer is seen while it is written, and ends in the middle when somebody takes over',
  async ({ open }) => {
    const model = await startOpenAiServer();
    const product = await startProduct({
      OPENAI_API_KEY: 'test',
      OPENAI_BASE_URL: model.url,
      OPENAI_EMBEDDING_MODEL: 'none',
    });
    try {
      const ask = await visitorsOf(product.url);
      const dana = new InboxPage(await open({ reducedMotion: 'reduce' }), product.url);
      await dana.logIn(demo.email, demo.password);
      model.replyWith({ text: Array.from({ length: 60 }, (_, index) => `word${index} `), everyMs: 250 });
      const question = 'Can I change the address of my delivery?';
      await ask('Wanda Visitor', question);
      await dana.openConversation('Wanda Visitor');
      await dana.thread.getByText(/word3/).waitFor();
      await dana.page.getByRole('button', { name: 'Take over' }).click();
      await dana.thread.getByText('took this over from the AI').waitFor();
      await dana.thread.getByText(/word3/).waitFor({ state: 'detached' });
      await dana.page.getByRole('status').filter({ hasText: 'You handle this' }).waitFor();

      model.replyWith({ text: ['Until the courier has collected the ', 'parcel [1].'], everyMs: 100 });
      const second = 'Until when can the delivery address be changed?';
      await ask('Xenia Visitor', second);
      await dana.openConversation('Xenia Visitor');
      await dana.thread.getByText('Until the courier has collected the parcel.').waitFor();
      await dana.thread
        .getByRole('link', { name: /Delivery/ })
        .first()
        .waitFor();
    } finally {
      await product.remove();
    }
  },
);
