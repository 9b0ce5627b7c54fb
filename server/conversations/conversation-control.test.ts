/** Who is in control of a conversation: hand-off to people, and back to the AI. */
import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
const organizationId = parseTypeId('org', acme.id);
const { user } = (await acme.owner.run('{ viewer { user { id } } }')).viewer;

const fields = `conversation { id handledBy controlEpoch waitingSince assignee { id } aiAgent { id name }
  messages { nodes { kind body metadata } } }`;

async function createAgent(input: Data = {}, client = acme.owner): Promise<string> {
  const agent = { name: 'Ada', instructions: 'Help.', ...input };
  return (await client.mutate('createAiAgent', agent, 'aiAgent { id }')).aiAgent.id;
}

const handOff = async (input: Data) => (await acme.owner.mutate('handOffConversation', input, fields)).conversation;
const toAi = async (input: Data) => (await acme.owner.mutate('returnConversationToAi', input, fields)).conversation;

const ada = await createAgent();

async function answeredByAda(): Promise<string> {
  const { id } = await acme.createConversation();
  await toAi({ id, aiAgentId: ada });
  return id;
}

test('a conversation goes to the AI and back, each time under a new epoch and with a line in the thread', async () => {
  const { id } = await acme.createConversation();
  await acme.owner.mutate('assignConversation', { id, assigneeId: user.id }, 'cursor');
  const given = await toAi({ id, aiAgentId: ada });
  expect(given).toMatchObject({ handledBy: 'AI', controlEpoch: 1, assignee: null, aiAgent: { id: ada, name: 'Ada' } });
  expect(given.messages.nodes.at(-1)).toMatchObject({
    kind: 'ACTIVITY',
    body: 'returned_to_ai',
    metadata: { action: 'returned_to_ai', actorName: 'Olga Owner', aiAgentName: 'Ada' },
  });
  const taken = await handOff({ id, reason: 'They asked for a person.', assigneeId: user.id });
  expect(taken).toMatchObject({ handledBy: 'HUMAN', controlEpoch: 2, assignee: { id: user.id }, aiAgent: { id: ada } });
  expect(taken.messages.nodes.at(-1)).toMatchObject({
    kind: 'ACTIVITY',
    body: 'handed_off',
    metadata: { action: 'handed_off', reason: 'They asked for a person.', assigneeName: 'Olga Owner' },
  });
  expect(await toAi({ id })).toMatchObject({ handledBy: 'AI', controlEpoch: 3, aiAgent: { id: ada } });
});

test('what is handed off waits for a person in the inbox', async () => {
  const id = await answeredByAda();
  expect((await handOff({ id })).waitingSince).toEqual(expect.any(String));
  const { conversations } = await acme.owner.run('{ conversations(filter: { view: NEEDS_PERSON }) { nodes { id } } }');
  expect(conversations.nodes.map((row: Data) => row.id)).toContain(id);
});

test('a person who answers has taken over from the AI, and nobody waits', async () => {
  const id = await answeredByAda();
  const fields = 'conversation { handledBy controlEpoch waitingSince assignee { id } lastSeq }';
  const note = { conversationId: id, body: 'For us', kind: 'NOTE' };
  expect((await acme.owner.mutate('sendMessage', note, fields)).conversation).toMatchObject({ handledBy: 'AI' });
  const { conversation } = await acme.owner.mutate('sendMessage', { conversationId: id, body: 'Answered' }, fields);
  expect(conversation).toMatchObject({
    handledBy: 'HUMAN',
    controlEpoch: 2,
    waitingSince: null,
    assignee: { id: user.id },
  });
  const read = await acme.owner.run(
    'query ($id: ID!) { conversation(id: $id) { messages(last: 2) { nodes { seq kind metadata body } } } }',
    { id },
  );
  expect(read.conversation.messages.nodes).toEqual([
    expect.objectContaining({ kind: 'ACTIVITY', seq: conversation.lastSeq - 1, body: 'handed_off' }),
    expect.objectContaining({ kind: 'REPLY', seq: conversation.lastSeq, body: 'Answered' }),
  ]);
});

test('doing it twice changes nothing', async () => {
  const id = await answeredByAda();
  const before = await toAi({ id });
  expect(before).toMatchObject({ controlEpoch: 1 });
  const taken = await handOff({ id });
  expect(await handOff({ id, reason: 'Again' })).toEqual(taken);
  expect(await handOff({ id, assigneeId: user.id })).toMatchObject({ controlEpoch: 2, assignee: { id: user.id } });
});

test('two people who hand off at once make one hand-off', async () => {
  const id = await answeredByAda();
  const both = await Promise.all([handOff({ id }), handOff({ id })]);
  expect(both.map(({ controlEpoch }) => controlEpoch)).toEqual([2, 2]);
  const lines = both[0].messages.nodes.filter(({ body }: Data) => body === 'handed_off');
  expect(lines).toHaveLength(1);
});

test("without a name the channel's AI agent takes it; without any it is refused", async () => {
  const { id } = await acme.createConversation();
  await expect(toAi({ id })).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  const { conversation } = await acme.owner.run('query ($id: ID!) { conversation(id: $id) { channel { id } } }', {
    id,
  });
  await acme.owner.mutate('updateChannel', { id: conversation.channel.id, aiAgentId: ada }, 'cursor');
  expect(await toAi({ id })).toMatchObject({ handledBy: 'AI', aiAgent: { id: ada } });
  await acme.owner.mutate('updateChannel', { id: conversation.channel.id, aiAgentId: null }, 'cursor');
});

test('a paused AI agent takes nothing', async () => {
  const { id } = await acme.createConversation();
  const paused = await createAgent({ name: 'Bob', status: 'PAUSED' });
  const refused = toAi({ id, aiAgentId: paused });
  await expect(refused).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  await expect(refused).rejects.toThrow(/Bob is paused/);
});

test('what is not there, not allowed or too long is refused', async () => {
  const { id } = await acme.createConversation();
  const theirs = await globex.createConversation();
  const theirAgent = await createAgent({}, globex.owner);
  const attempts: [() => Promise<unknown>, string][] = [
    [() => handOff({ id: theirs.id }), 'NOT_FOUND'],
    [() => toAi({ id: theirs.id, aiAgentId: ada }), 'NOT_FOUND'],
    [() => toAi({ id, aiAgentId: theirAgent }), 'NOT_FOUND'],
    [() => acme.owner.mutate('suggestReply', { conversationId: theirs.id }, 'text'), 'NOT_FOUND'],
    [() => acme.owner.mutate('summarizeConversation', { conversationId: theirs.id }, 'text'), 'NOT_FOUND'],
    [() => handOff({ id, reason: 'x'.repeat(501) }), 'VALIDATION_FAILED'],
    [() => handOff({ id, assigneeId: toTypeId('user', newId()) }), 'NOT_FOUND'],
  ];
  for (const [attempt, code] of attempts) await expect(attempt()).rejects.toMatchObject({ code });
  const viewer = await acme.addMember('VIEWER');
  for (const [name, input] of [
    ['handOffConversation', { id }],
    ['returnConversationToAi', { id }],
    ['suggestReply', { conversationId: id }],
  ] as const) {
    await expect(viewer.mutate(name, input, '__typename')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

test('both are told, with the reason, and audited', async () => {
  const id = await answeredByAda();
  await handOff({ id, reason: 'Angry' });
  const live = acme.owner.subscribe(
    'subscription ($id: ID) { conversationChanged(conversationId: $id, after: "0") { type } }',
    { id },
  );
  const seen = await live.until(({ conversationChanged }) => conversationChanged.type === 'CAUGHT_UP');
  live.stop();
  acme.owner.close();
  expect(seen.map(({ conversationChanged }) => conversationChanged.type)).toEqual([
    'CONVERSATION_CREATED',
    'CONVERSATION_RETURNED_TO_AI',
    'CONVERSATION_HANDED_OFF',
    'CAUGHT_UP',
  ]);
  const [targetId, uuid] = [parseTypeId('conv', id), organizationId];
  const { audits, event } = await runInOrganization(uuid, async () => ({
    audits: await db.auditLog.findMany({ where: { organizationId: uuid, targetId }, orderBy: { createdAt: 'asc' } }),
    event: await db.event.findFirst({
      where: { organizationId: uuid, conversationId: targetId, type: 'conversation.handed_off' },
    }),
  }));
  expect(event?.payload).toMatchObject({ reason: 'Angry' });
  expect(audits.map(({ action }) => action)).toEqual([
    'conversation.create',
    'conversation.return_to_ai',
    'conversation.hand_off',
  ]);
  expect(audits[1]?.diff).toMatchObject({ handledBy: { from: 'HUMAN', to: 'AI' }, aiAgentId: { from: null, to: ada } });
});

test("an AI message has its agent's name and its citations, which contacts do not see", async () => {
  const { id, contact } = await acme.createConversation();
  const [chunkId, sourceId] = [newId(), newId()];
  await runInOrganization(organizationId, () =>
    db.message.updateMany({
      where: { organizationId, conversationId: parseTypeId('conv', id) },
      data: {
        authorType: 'AI',
        authorContactId: null,
        aiAgentId: parseTypeId('agt', ada),
        citations: [{ chunkId, sourceId, quote: 'From 9 to 17.' }, { of: 'another shape' }],
      },
    }),
  );
  const read = async (client: ApiClient) =>
    (
      await client.run(
        `query ($id: ID!) { conversation(id: $id) { aiAgent { id } messages { nodes { author { id name } aiAgent { id }
          citations { chunkId sourceId quote source { id } } } } } }`,
        { id },
      )
    ).conversation.messages.nodes[0];
  expect(await read(acme.owner)).toEqual({
    author: { id: ada, name: 'Ada' },
    aiAgent: { id: ada },
    citations: [
      { chunkId: toTypeId('chunk', chunkId), sourceId: toTypeId('ks', sourceId), quote: 'From 9 to 17.', source: null },
    ],
  });
  const rest = await acme.owner.rest('GET', `/conversations/${id}/messages`);
  expect(rest.body.data[0].citations).toMatchObject([{ quote: 'From 9 to 17.' }]);
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  expect(await read(new ApiClient(server.url, token))).toEqual({
    author: { id: ada, name: 'Ada' },
    aiAgent: null,
    citations: [],
  });
});
