/** What an AI agent answers, against a server that speaks OpenAI's wire protocol, and what becomes of its faults. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAnsweringOrganization } from '../testing/answering.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { startOpenAiServer } from '../testing/openai/server.ts';
import { startTestServer } from '../testing/server.ts';

const model = await startOpenAiServer();
const server = await startTestServer({
  ROLES: 'api,worker',
  OPENAI_API_KEY: 'test-key',
  OPENAI_BASE_URL: model.url,
  OPENAI_EMBEDDING_MODEL: 'none',
  OPENAI_TIMEOUT_SECONDS: '0.5',
});

/** Each test asks the model by itself. */
let asked = 0;
beforeEach(() => {
  asked = model.chats.length;
});
afterEach(() => model.replyWith({ text: ['Hello.'] }));

const requests = () => model.chats.slice(asked);
const repliesIn = ({ messages }: Data) => messages.nodes.filter(({ kind }: Data) => kind === 'REPLY');
const lastOf = ({ messages }: Data) => messages.nodes.at(-1);

test('an answer is told while it is written, within 30 ms of the first words, and stored with how it came about', async () => {
  const acme = await createAnsweringOrganization(server);
  const timesMs: number[] = [];
  for (let round = 0; round < 5; round++) {
    model.replyWith({ text: ['Hello', ' Carl', '! How', ' can I help?'], everyMs: 40, delayMs: 150 });
    const id = await acme.ask('Hello');
    const live = acme.deltas(id);
    const isWriting = ({ messageDelta }: Data) => messageDelta.state === 'WRITING';
    const before = await live.until(isWriting);
    timesMs.push(performance.now() - model.firstTokenAt());
    const rest = await live.until(({ messageDelta }) => messageDelta.state === 'STORED');
    const deltas = [...before, ...rest].map(({ messageDelta }) => messageDelta);
    const text = deltas.reduce((written, delta) => written.slice(0, delta.start) + delta.text, '');
    const { messages } = await acme.settled(id);
    const [, reply] = messages.nodes;
    expect(text).toBe('Hello Carl! How can I help?');
    expect(reply).toMatchObject({ id: deltas[0].messageId, body: text, authorType: 'AI', author: { name: 'Ada' } });
    expect(deltas.at(-1)).toMatchObject({ author: { type: 'AI', id: acme.agentId, name: 'Ada' } });
    expect(deltas.map(({ index }) => index)).toEqual(deltas.map(({ index }) => index).toSorted((a, b) => a - b));
    expect(reply.answer).toMatchObject({ provider: 'OPENAI', inputTokens: 100, outputTokens: 20, attempts: 1 });
    expect(reply.answer.totalMs).toBeGreaterThanOrEqual(reply.answer.firstTokenMs);
  }
  expect(timesMs.toSorted((a, b) => a - b)[2]).toBeLessThanOrEqual(30);
  const { usage } = await acme.owner.run('{ usage { ledgerMetric used } }');
  expect(usage.find(({ ledgerMetric }: Data) => ledgerMetric === 'ai_messages').used).toBe(5);
  acme.owner.close();
});

test('whoever looks late sees the answer from its beginning, and a contact no steps', async () => {
  const acme = await createAnsweringOrganization(server);
  model.replyWith({ text: Array.from({ length: 20 }, (_, index) => `word${index} `), everyMs: 100 });
  const { id, contact } = await acme.organization.createConversation('Hello');
  const first = acme.deltas(id);
  await first.until(({ messageDelta }) => messageDelta.text.includes('word3'));
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  const carl = new ApiClient(server.url, token);
  const late = carl.subscribe(
    'subscription ($id: ID!) { messageDelta(conversationId: $id) { start text step toolName } }',
    { id },
  );
  const { messageDelta } = await late.next();
  expect(messageDelta).toMatchObject({ start: 0, step: null, toolName: null });
  expect(messageDelta.text).toMatch(/^word0 word1 word2/);
  await acme.settled(id);
  const { message } = await carl
    .run(
      'query ($id: ID!) { conversation(id: $id) { messages { nodes { answer { model } metadata citations { quote } } } } }',
      { id },
    )
    .then(({ conversation }) => ({ message: conversation.messages.nodes.at(-1) }));
  expect(message).toEqual({ answer: null, metadata: {}, citations: [] });
  for (const client of [carl, acme.owner]) client.close();
});

test('a refusal that passes, and a break in the middle, are tried again: the contact gets one whole answer', async () => {
  const acme = await createAnsweringOrganization(server);
  model.replyWith(
    { status: 429, retryAfter: 0 },
    { text: ['Hel', 'lo', ' again'], everyMs: 20, cutAfter: 2 },
    { text: ['How can I help?'] },
  );
  const id = await acme.ask('Hello');
  const live = acme.deltas(id);
  const deltas = await live.until(({ messageDelta }) => messageDelta.state === 'STORED');
  const texts = deltas.reduce((written, { messageDelta: { start, text } }) => written.slice(0, start) + text, '');
  expect(texts).toBe('How can I help?');
  const conversation = await acme.settled(id);
  expect(repliesIn(conversation)).toHaveLength(2);
  expect(lastOf(conversation)).toMatchObject({ body: 'How can I help?', answer: { attempts: 3 } });
  acme.owner.close();
});

const faults: [string, Parameters<typeof model.replyWith>, { requests: number; reason: RegExp }][] = [
  ['500 again and again', [{ status: 500 }], { requests: 3, reason: /answered 500/ }],
  ['a wrong key, at once', [{ status: 401 }], { requests: 1, reason: /answered 401/ }],
  [
    'a limit that lasts for minutes, at once',
    [{ status: 429, retryAfter: 600 }],
    { requests: 1, reason: /answered 429/ },
  ],
  ['answers that break off', [{ text: ['Hel', 'lo'], cutAfter: 1 }], { requests: 3, reason: /broke off|reached/ }],
  ['silence', [{ text: ['Hel', 'lo'], stallAfter: 1 }], { requests: 3, reason: /in time/ }],
  ['no first word', [{ delayMs: 2000, text: ['Hello'] }], { requests: 3, reason: /in time/ }],
];

test.each(faults)(
  '%s: the contact is told and handed over, with an internal note',
  async (_what, replies, wanted) => {
    const acme = await createAnsweringOrganization(server);
    model.replyWith(...replies);
    const id = await acme.ask('Hello');
    const live = acme.deltas(id);
    const conversation = await acme.settled(id, 0, 15_000);
    const { messages, handledBy, waitingSince } = await acme.thread(id);
    expect(requests()).toHaveLength(wanted.requests);
    expect({ handledBy, waitingSince }).toEqual({ handledBy: 'HUMAN', waitingSince: expect.any(String) });
    const [, toContact, note, activity] = messages.nodes;
    expect(toContact).toMatchObject({ kind: 'REPLY', authorType: 'AI', body: expect.stringContaining('colleague') });
    expect(note).toMatchObject({ kind: 'NOTE', authorType: 'AI', body: expect.stringMatching(wanted.reason) });
    expect(activity).toMatchObject({ kind: 'ACTIVITY', body: 'handed_off', metadata: { cause: 'upstream_failed' } });
    expect(JSON.stringify(conversation)).not.toContain('test-key');
    live.stop();
    acme.owner.close();
  },
  20_000,
);

test('more that the contact writes before the first words supersedes: both are answered at once', async () => {
  const acme = await createAnsweringOrganization(server);
  model.replyWith({ delayMs: 400, text: ['Too late.'] }, { text: ['How can I help?'] });
  const id = await acme.ask('Hello');
  const live = acme.deltas(id);
  await live.until(({ messageDelta }) => messageDelta.step === 'THINKING');
  const aborted = model.aborted();
  await acme.write(id, 'Hi there');
  const conversation = await acme.settled(id, 2);
  expect(repliesIn(conversation).map(({ body }: Data) => body)).toEqual(['Hello', 'Hi there', 'How can I help?']);
  await expect.poll(() => model.aborted()).toBe(aborted + 1);
  expect(
    requests()
      .at(-1)
      ?.messages.filter(({ role }) => role === 'user')
      .map(({ content }) => content),
  ).toEqual(['Hello', 'Hi there']);
  acme.owner.close();
});

test('what the contact writes while it is answered is answered afterwards, once', async () => {
  const acme = await createAnsweringOrganization(server);
  model.replyWith({ text: ['One', ' moment?'], everyMs: 300 }, { text: ['And two?'] });
  const id = await acme.ask('Hello');
  const live = acme.deltas(id);
  await live.until(({ messageDelta }) => messageDelta.state === 'WRITING');
  await acme.write(id, 'Hi there');
  await acme.settled(id);
  const conversation = await acme.settled(id, 3);
  expect(repliesIn(conversation).map(({ body }: Data) => body)).toEqual([
    'Hello',
    'Hi there',
    'One moment?',
    'And two?',
  ]);
  expect(requests()).toHaveLength(2);
  acme.owner.close();
});

const ways: [
  string,
  (acme: Awaited<ReturnType<typeof createAnsweringOrganization>>, id: string) => Promise<unknown>,
][] = [
  ['takes over', ({ owner }, id) => owner.mutate('handOffConversation', { id }, 'cursor')],
  ['answers', ({ owner }, id) => owner.mutate('sendMessage', { conversationId: id, body: 'I am on it.' }, 'cursor')],
];

test.each(ways)(
  'a person who %s in the middle of an answer ends it: nothing of it is stored',
  async (_how, takeOver) => {
    const acme = await createAnsweringOrganization(server);
    model.replyWith({ text: Array.from({ length: 50 }, () => 'blah '), everyMs: 100 });
    const id = await acme.ask('Hello');
    const live = acme.deltas(id);
    await live.until(({ messageDelta }) => messageDelta.state === 'WRITING');
    const aborted = model.aborted();
    await takeOver(acme, id);
    await live.until(({ messageDelta }) => messageDelta.state === 'DISCARDED', 1000);
    await expect.poll(() => model.aborted()).toBe(aborted + 1);
    const { messages, handledBy } = await acme.thread(id);
    expect(handledBy).toBe('HUMAN');
    expect(messages.nodes.filter(({ authorType }: Data) => authorType === 'AI')).toEqual([]);
    acme.owner.close();
  },
);

test('given back to the AI, what waits is answered', async () => {
  const acme = await createAnsweringOrganization(server);
  model.replyWith({ status: 401 });
  const id = await acme.ask('Hello');
  await acme.settled(id);
  await acme.settled(id, 3);
  model.replyWith({ text: ['How can I help?'] });
  await acme.owner.mutate('returnConversationToAi', { id }, 'cursor');
  const { handledBy, messages } = await acme.settled(id, 4);
  expect(handledBy).toBe('AI');
  expect(messages.nodes.at(-1).body).toBe('How can I help?');
  acme.owner.close();
});
