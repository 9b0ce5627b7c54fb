import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import type { ApiClient } from '../testing/client.ts';
import { createOrganization, liftLimits } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
await Promise.all([acme, globex].map(liftLimits));
const organizationId = parseTypeId('org', acme.id);

const fields = `aiAgent { id name instructions status model temperature tone languages tools handOffRules workingHours
  knowledgeSources { id aiAgents { name } } knowledgeSourceIds channels { id aiAgent { name } } channelIds } cursor`;

async function createAgent(input: Record<string, unknown> = {}, client: ApiClient = acme.owner) {
  return (await client.mutate('createAiAgent', { name: 'Ada', instructions: 'Help.', ...input }, fields)).aiAgent;
}

const update = async (input: Record<string, unknown>) =>
  (await acme.owner.mutate('updateAiAgent', input, fields)).aiAgent;

async function createSource(client = acme.owner): Promise<string> {
  const input = { name: 'Hours', type: 'TEXT', content: 'Open from 9 to 17.' };
  return (await client.mutate('createKnowledgeSource', input, 'knowledgeSource { id }')).knowledgeSource.id;
}

async function createChannel(client = acme.owner): Promise<string> {
  return (await client.mutate('createChannel', { type: 'WIDGET', name: 'Site' }, 'channel { id }')).channel.id;
}

const audits = (action: string) =>
  runInOrganization(organizationId, () =>
    db.auditLog.findMany({ where: { organizationId, action }, orderBy: { createdAt: 'asc' } }),
  );

test.each([
  ['a name and instructions alone', {}],
  ['null for the rest', { model: null, temperature: null, tools: null, handOffRules: null, channelIds: null }],
])('%s make an AI agent with sensible rules', async (_what, input) => {
  expect(await createAgent(input)).toMatchObject({
    name: 'Ada',
    status: 'ACTIVE',
    model: null,
    temperature: 0.3,
    languages: [],
    tools: [],
    handOffRules: { askedForHuman: true, noGroundedAnswer: true, afterTurns: null, keywords: [] },
    workingHours: {},
    knowledgeSources: [],
    channels: [],
  });
});

test('everything can be given, and is read back', async () => {
  const [knowledgeSourceId, channelId] = await Promise.all([createSource(), createChannel()]);
  const agent = await createAgent({
    model: 'small-1',
    temperature: 1.5,
    tone: 'warm',
    languages: ['SQ', 'en-gb', 'sq'],
    status: 'PAUSED',
    handOffRules: { afterTurns: 5, keywords: ['lawyer', 'lawyer'] },
    workingHours: {
      timeZone: 'Europe/Belgrade',
      monday: [
        { from: '13:00', to: '24:00' },
        { from: '08:00', to: '12:00' },
      ],
    },
    knowledgeSourceIds: [knowledgeSourceId],
    channelIds: [channelId],
  });
  expect(agent).toMatchObject({
    temperature: 1.5,
    languages: ['sq', 'en-GB'],
    status: 'PAUSED',
    handOffRules: { askedForHuman: true, noGroundedAnswer: true, afterTurns: 5, keywords: ['lawyer'] },
    knowledgeSources: [{ id: knowledgeSourceId, aiAgents: [{ name: 'Ada' }] }],
    knowledgeSourceIds: [knowledgeSourceId],
    channels: [{ id: channelId, aiAgent: { name: 'Ada' } }],
    channelIds: [channelId],
  });
  expect(agent.workingHours.monday[0]).toEqual({ from: '08:00', to: '12:00' });
});

test('what is given changes, rules merge, null removes', async () => {
  const { id } = await createAgent({ tone: 'warm', handOffRules: { afterTurns: 5, keywords: ['lawyer'] } });
  const changed = await update({ id, tone: null, handOffRules: { afterTurns: null, askedForHuman: false } });
  expect(changed).toMatchObject({
    name: 'Ada',
    tone: null,
    handOffRules: { askedForHuman: false, noGroundedAnswer: true, afterTurns: null, keywords: ['lawyer'] },
  });
  await update({ id, workingHours: { timeZone: 'Europe/Tirane', friday: [{ from: '09:00', to: '17:00' }] } });
  expect((await update({ id, workingHours: { friday: null } })).workingHours).toEqual({ timeZone: 'Europe/Tirane' });
});

test('links are replaced by those that are given; a channel has one AI agent', async () => {
  const [first, second, channelId] = await Promise.all([createSource(), createSource(), createChannel()]);
  const ada = await createAgent({ knowledgeSourceIds: [first], channelIds: [channelId] });
  expect((await update({ id: ada.id, knowledgeSourceIds: [second] })).knowledgeSourceIds).toEqual([second]);
  const bob = await createAgent({ name: 'Bob', channelIds: [channelId] });
  expect(bob.channelIds).toEqual([channelId]);
  expect((await update({ id: ada.id, name: 'Ada' })).channelIds).toEqual([]);
  const { channel } = await acme.owner.mutate(
    'updateChannel',
    { id: channelId, aiAgentId: ada.id },
    'channel { aiAgent { name } }',
  );
  expect(channel.aiAgent.name).toBe('Ada');
  await acme.owner.mutate('updateChannel', { id: channelId, name: 'Shop' }, 'cursor');
  expect((await update({ id: ada.id, name: 'Ada' })).channelIds).toEqual([channelId]);
  await acme.owner.mutate('updateChannel', { id: channelId, aiAgentId: null }, 'cursor');
  expect((await update({ id: ada.id, name: 'Ada' })).channelIds).toEqual([]);
});

const faults: [string, Record<string, unknown>, string][] = [
  ['no name', { name: ' ' }, 'name'],
  ['a temperature beyond 2', { temperature: 2.1 }, 'temperature'],
  ['a language that is none', { languages: ['sq', 'not a language'] }, 'languages.1'],
  ['an unknown rule', { handOffRules: { afterTurn: 3 } }, 'handOffRules.afterTurn'],
  ['rules that are no object', { handOffRules: 'always' }, 'handOffRules'],
  ['a rule of the wrong kind', { handOffRules: { keywords: ['x', 5] } }, 'handOffRules.keywords.1'],
  ['an unknown time zone', { workingHours: { timeZone: 'Mars/Base' } }, 'workingHours.timeZone'],
  ['days without a time zone', { workingHours: { sunday: [] } }, 'workingHours.timeZone'],
  [
    'an interval that ends before it begins',
    { workingHours: { timeZone: 'UTC', monday: [{ from: '10:00', to: '09:00' }] } },
    'workingHours.monday.0.to',
  ],
  [
    'intervals that overlap',
    {
      workingHours: {
        timeZone: 'UTC',
        monday: [
          { from: '10:00', to: '12:00' },
          { from: '11:00', to: '13:00' },
        ],
      },
    },
    'workingHours.monday',
  ],
  ['an id of another kind', { channelIds: ['ks_1'] }, 'channelIds.0'],
  ['an API key as a source', { knowledgeSourceIds: [acme.id] }, 'knowledgeSourceIds.0'],
];

test.each(faults)('%s is refused by name', async (_what, input, path) => {
  await expect(createAgent(input)).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [{ path }] },
  });
});

test("another organization's AI agent, sources and channels do not exist", async () => {
  const [agent, source, channel] = await Promise.all([
    createAgent({}, globex.owner),
    createSource(globex.owner),
    createChannel(globex.owner),
  ]);
  const own = await createAgent();
  const [id, channelId] = [agent.id, await createChannel()];
  const attempts = [
    () => acme.owner.run('query ($id: ID!) { aiAgent(id: $id) { id } }', { id }),
    () => update({ id, name: 'x' }),
    () => acme.owner.mutate('deleteAiAgent', { id }, 'cursor'),
    () => acme.owner.mutate('testAiAgent', { id, message: 'x' }, 'text'),
    () => createAgent({ knowledgeSourceIds: [source] }),
    () => createAgent({ channelIds: [channel] }),
    () => update({ id: own.id, knowledgeSourceIds: [source] }),
    () => acme.owner.mutate('createChannel', { type: 'API', name: 'x', aiAgentId: id }, 'cursor'),
    () => acme.owner.mutate('updateChannel', { id: channelId, aiAgentId: id }, 'cursor'),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('agents read, admins write, and channels need their own scope', async () => {
  const { id } = await createAgent();
  const agent = await acme.addMember('AGENT');
  expect((await agent.run('query ($id: ID!) { aiAgent(id: $id) { name } }', { id })).aiAgent.name).toBe('Ada');
  await expect(createAgent({}, agent)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const program = await acme.addApiKey(['ai-agents:write']);
  const input = { name: 'Eve', instructions: 'Help.' };
  await program.mutate('createAiAgent', input, 'cursor');
  const withChannel = { ...input, channelIds: [await createChannel()] };
  await expect(program.mutate('createAiAgent', withChannel, 'cursor')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('one with conversations is not deleted but can be paused; a deleted one leaves its channels', async () => {
  const channelId = await createChannel();
  const busy = await createAgent();
  const { id } = await acme.createConversation();
  await acme.owner.mutate('returnConversationToAi', { id, aiAgentId: busy.id }, 'cursor');
  const refused = acme.owner.mutate('deleteAiAgent', { id: busy.id }, 'cursor');
  await expect(refused).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(refused).rejects.toThrow(/Pause it instead/);
  const idle = await createAgent({ channelIds: [channelId], knowledgeSourceIds: [await createSource()] });
  expect((await acme.owner.mutate('deleteAiAgent', { id: idle.id }, 'deletedId')).deletedId).toBe(idle.id);
  const { node } = await acme.owner.run('query ($id: ID!) { node(id: $id) { ... on Channel { aiAgent { id } } } }', {
    id: channelId,
  });
  expect(node.aiAgent).toBeNull();
});

test('each change is told and audited', async () => {
  const { organization } = await acme.owner.run('{ organization { cursor } }');
  const live = acme.owner.subscribe('subscription ($after: String) { inboxEvents(after: $after) { type } }', {
    after: organization.cursor,
  });
  expect((await live.next()).inboxEvents.type).toBe('CAUGHT_UP');
  const { id } = await createAgent();
  await update({ id, temperature: 1, knowledgeSourceIds: [await createSource()] });
  await acme.owner.mutate('deleteAiAgent', { id }, 'cursor');
  const seen = await live.until(({ inboxEvents }) => inboxEvents.type === 'AI_AGENT_DELETED');
  live.stop();
  acme.owner.close();
  expect(seen.map(({ inboxEvents }) => inboxEvents.type)).toEqual([
    'AI_AGENT_CREATED',
    'KNOWLEDGE_SOURCE_CREATED',
    'AI_AGENT_UPDATED',
    'AI_AGENT_DELETED',
  ]);
  const targetId = parseTypeId('agt', id);
  const updated = (await audits('ai_agent.update')).find((row) => row.targetId === targetId);
  expect(updated?.diff).toEqual({
    temperature: { from: 0.3, to: 1 },
    knowledgeSourceIds: { from: [], to: [expect.stringMatching(/^ks_/)] },
  });
});
