/** When a conversation goes to people before any answer is thought of. */
import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { createAnsweringOrganization } from '../testing/answering.ts';
import type { Data } from '../testing/client.ts';
import { startOpenAiServer } from '../testing/openai/server.ts';
import { startTestServer } from '../testing/server.ts';

const model = await startOpenAiServer();
const server = await startTestServer({
  ROLES: 'api,worker',
  OPENAI_API_KEY: 'test-key',
  OPENAI_BASE_URL: model.url,
  OPENAI_EMBEDDING_MODEL: 'none',
});
model.replyWith({ text: ['How can I help?'] });

const handedOff = ({ messages }: Data) => messages.nodes.find(({ body }: Data) => body === 'handed_off');

async function expectHandOff(agent: Data, text: string, cause: string): Promise<Data> {
  const acme = await createAnsweringOrganization(server, agent);
  const asked = model.chats.length;
  const id = await acme.ask(text);
  const conversation = await acme.settled(id, 2);
  expect(handedOff(conversation)).toMatchObject({ metadata: { cause, reason: expect.any(String), actorName: 'Ada' } });
  expect(conversation).toMatchObject({ handledBy: 'HUMAN', controlEpoch: 2 });
  expect(model.chats).toHaveLength(asked);
  acme.owner.close();
  return conversation;
}

test('a keyword of the organization, as a whole word, with or without its accents', async () => {
  const agent = { handOffRules: { keywords: ['lawyer', 'ankesë'] } };
  await expectHandOff(agent, 'I will ask my LAWYER!', 'keyword');
  const { messages } = await expectHandOff(agent, 'Kam një ankese për porosinë.', 'keyword');
  expect(messages.nodes[1].body).toMatch(/koleg/);
  const acme = await createAnsweringOrganization(server, agent);
  const conversation = await acme.settled(await acme.ask('Hello lawyers'));
  expect(conversation.handledBy).toBe('AI');
  acme.owner.close();
});

test('outside its working hours, by the clock of its time zone', async () => {
  const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
  const tomorrow = names[(new Date().getUTCDay() + 1) % 7] ?? '';
  const today = names[new Date().getUTCDay()] ?? '';
  const all = [{ from: '00:00', to: '24:00' }];
  await expectHandOff({ workingHours: { timeZone: 'UTC', [tomorrow]: all } }, 'Hello', 'outside_hours');
  const acme = await createAnsweringOrganization(server, { workingHours: { timeZone: 'UTC', [today]: all } });
  expect((await acme.settled(await acme.ask('Hello'))).handledBy).toBe('AI');
  acme.owner.close();
});

test('an AI agent that is paused in the middle answers nothing more; new conversations go to people at once', async () => {
  const acme = await createAnsweringOrganization(server);
  const id = await acme.ask('Hello');
  await acme.settled(id);
  await acme.owner.mutate('updateAiAgent', { id: acme.agentId, status: 'PAUSED' }, 'cursor');
  await acme.write(id, 'Are you there?');
  expect(handedOff(await acme.settled(id, 4))).toMatchObject({ metadata: { cause: 'paused' } });
  expect(await acme.thread(await acme.ask('Hello'))).toMatchObject({ handledBy: 'HUMAN', controlEpoch: 0 });
  acme.owner.close();
});

test('after as many answers as it may give, counted from when it was put in control', async () => {
  const acme = await createAnsweringOrganization(server, { handOffRules: { afterTurns: 1 } });
  const id = await acme.ask('Hello');
  await acme.settled(id);
  await acme.write(id, 'Hi');
  expect(handedOff(await acme.settled(id, 4))).toMatchObject({ metadata: { cause: 'after_turns' } });
  await acme.owner.mutate('returnConversationToAi', { id }, 'cursor');
  const { messages } = await acme.settled(id, 6);
  expect(messages.nodes.at(-1)).toMatchObject({ authorType: 'AI', body: 'How can I help?' });
  acme.owner.close();
});

test('when the AI messages of the plan are used up; the message of the contact is stored', async () => {
  const acme = await createAnsweringOrganization(server);
  const organizationId = parseTypeId('org', acme.organization.id);
  await asPlatform('test', (platform) =>
    platform.subscription.updateMany({
      where: { organizationId },
      data: { limitOverrides: { aiMessagesPerMonth: 1 } },
    }),
  );
  const id = await acme.ask('Hello');
  expect((await acme.settled(id)).handledBy).toBe('AI');
  await acme.write(id, 'Thanks');
  const conversation = await acme.settled(id, 4);
  expect(handedOff(conversation)).toMatchObject({ metadata: { cause: 'quota' } });
  expect(conversation.messages.nodes[2]).toMatchObject({ body: 'Thanks', authorType: 'CONTACT' });
  acme.owner.close();
});
