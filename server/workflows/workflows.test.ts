import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { insertRun, smallestDefinition } from '../testing/specimens/workflows.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
const [agent, viewer] = await Promise.all([acme.addMember('AGENT'), acme.addMember('VIEWER')]);

const all = 'workflow { id name description enabled version triggerType definition } cursor';
const create = async (input: object = {}): Promise<Data> =>
  (await acme.owner.mutate('createWorkflow', { name: 'Flow', definition: smallestDefinition, ...input }, all)).workflow;
const update = async (id: string, changes: object): Promise<Data> =>
  (await acme.owner.mutate('updateWorkflow', { id, ...changes }, all)).workflow;

const request = {
  id: 'call',
  type: 'http_request',
  url: 'https://api.example.com',
  method: 'GET',
  headers: { Authorization: 'Bearer secret-of-crm' },
};
const withNode = (node: object) => ({ ...smallestDefinition, nodes: [node] });

test('a changed definition is a new version; the same one in another order is not', async () => {
  const { id } = await create();
  expect(await update(id, { name: 'Renamed', description: 'Why', enabled: false })).toMatchObject({
    name: 'Renamed',
    description: 'Why',
    enabled: false,
    version: 1,
  });
  const { trigger, nodes, edges } = smallestDefinition;
  expect(await update(id, { definition: { edges, nodes, trigger } })).toMatchObject({ version: 1 });
  const scheduled = { trigger: { type: 'schedule', cron: '0 9 * * 1' } };
  expect(await update(id, { definition: scheduled, description: null })).toMatchObject({
    version: 2,
    triggerType: 'schedule',
    description: null,
    definition: { ...smallestDefinition, ...scheduled },
  });
  expect(await update(id, { definition: { trigger: { type: 'manual' } } })).toMatchObject({
    version: 3,
    triggerType: 'manual',
    definition: smallestDefinition,
  });
});

const wrong: [Data, string][] = [
  [{ name: ' ' }, 'name'],
  [{ name: 'x'.repeat(121) }, 'name'],
  [{ description: 'x'.repeat(2001) }, 'description'],
  [{ definition: 'x' }, 'definition'],
  [{ definition: { nodes: [] } }, 'definition.nodes'],
  [{ definition: { nodes: [{ id: 'a', type: 'end', x: 1 }] } }, 'definition.nodes.0.x'],
  [{ definition: { edges: [{ from: 'a', to: 'stop' }] } }, 'definition.edges.0 ("a" → "stop")'],
];

test.each(wrong)('a change to %j is refused and changes nothing', async (changes, path) => {
  const before = await create();
  await expect(update(before.id, { ...changes, enabled: false })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [{ path }] },
  });
  const query = 'query ($id: ID!) { workflow(id: $id) { id name description enabled version triggerType definition } }';
  expect((await acme.owner.run(query, { id: before.id })).workflow).toEqual(before);
});

async function insertLabel(organizationId: string): Promise<string> {
  const id = newId();
  const data = { id, organizationId: parseTypeId('org', organizationId), name: id, color: '#ff0000' };
  await asPlatform('test', (platform) => platform.label.create({ data }));
  return toTypeId('lbl', id);
}

test('what a definition names must be there, in the same organization', async () => {
  const { channels } = await acme.owner.run('{ channels { nodes { id } } }');
  const { viewer: self } = await agent.run('{ viewer { id } }');
  const [own, theirs] = await Promise.all([insertLabel(acme.id), insertLabel(globex.id)]);
  const label = (id: string) => ({ id: 'tag', type: 'label', add: [own, id] });
  await create({
    definition: {
      trigger: { type: 'message.created', channelIds: [channels.nodes[0].id] },
      nodes: [
        { id: 'who', type: 'assign', assigneeId: self.id },
        { id: 'tag', type: 'label', add: [own] },
      ],
      edges: [{ from: 'who', to: 'tag' }],
    },
  });
  for (const id of [theirs, toTypeId('lbl', newId())]) {
    await expect(create({ definition: withNode(label(id)) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'definition.nodes.0 ("tag").add.1: Label not found.',
    });
  }
  const { viewer: stranger } = await globex.owner.run('{ viewer { id } }');
  for (const node of [
    { id: 'a', type: 'assign', assigneeId: stranger.id },
    { id: 'a', type: 'ai_reply', aiAgentId: toTypeId('agt', newId()) },
  ]) {
    await expect(create({ definition: withNode(node) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});

test("another organization's workflow does not exist", async () => {
  const { id } = await create();
  const unknown = toTypeId('wf', newId());
  const attempts: [string, object][] = [
    ['updateWorkflow', { name: 'x' }],
    ['deleteWorkflow', {}],
    ['runWorkflow', {}],
  ];
  for (const [name, input] of attempts) {
    for (const asked of [id, unknown]) {
      const gone = { code: 'NOT_FOUND', message: 'Workflow not found.' };
      await expect(globex.owner.mutate(name, { id: asked, ...input }, '__typename')).rejects.toMatchObject(gone);
    }
  }
  const { workflows } = await globex.owner.run('{ workflows { nodes { id } } }');
  expect(workflows.nodes).toEqual([]);
});

test('agents and viewers read; only admins and owners change', async () => {
  const { id } = await create();
  for (const member of [agent, viewer]) {
    expect((await member.run('query ($id: ID!) { workflow(id: $id) { id } }', { id })).workflow).toEqual({ id });
    for (const name of ['updateWorkflow', 'deleteWorkflow', 'runWorkflow']) {
      await expect(member.mutate(name, { id }, '__typename')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(member.mutate('createWorkflow', { name: 'x', definition: {} }, 'cursor')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  }
  const program = await acme.addApiKey(['contacts:read']);
  await expect(program.run('{ workflows { nodes { id } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const nobody = new ApiClient(server.url);
  await expect(nobody.run('{ workflows { nodes { id } } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('header values of requests are shown to those who may change the workflow, and to no log', async () => {
  const workflow = await create({ definition: withNode(request) });
  expect(workflow.definition.nodes).toEqual([request]);
  const run = await insertRun({ organizationId: acme.id, workflowId: workflow.id, definition: workflow.definition });
  await update(workflow.id, { definition: withNode({ ...request, timeoutMs: 1000 }) });
  const seen = await agent.run(
    'query ($id: ID!, $run: ID!) { workflow(id: $id) { definition } workflowRun(id: $run) { definition } }',
    { id: workflow.id, run },
  );
  expect(seen.workflow.definition.nodes).toMatchObject([{ id: 'call', headers: { Authorization: '••••••' } }]);
  expect(JSON.stringify(seen)).not.toContain('secret-of-crm');
  const rows = await asPlatform('test', async (platform) => [
    ...(await platform.auditLog.findMany()),
    ...(await platform.event.findMany()),
  ]);
  expect(rows.length).toBeGreaterThan(2);
  expect(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('crm');
});

test('each change leaves its event and its audit row', async () => {
  const { organization } = await acme.owner.run('{ organization { cursor } }');
  const { id } = await create({ name: 'Watched' });
  await update(id, { name: 'Seen' });
  await acme.owner.mutate('deleteWorkflow', { id }, 'cursor');
  const live = agent.subscribe(
    'subscription ($after: String) { inboxEvents(after: $after) { type ... on OrganizationChangedEvent { subjectId } } }',
    { after: organization.cursor },
  );
  const events = await live.until(({ inboxEvents }) => inboxEvents.type === 'CAUGHT_UP');
  agent.close();
  expect(events.slice(0, -1).map(({ inboxEvents }) => inboxEvents)).toEqual([
    { type: 'WORKFLOW_CREATED', subjectId: id },
    { type: 'WORKFLOW_UPDATED', subjectId: id },
    { type: 'WORKFLOW_DELETED', subjectId: id },
  ]);
  const where = { targetId: parseTypeId('wf', id) };
  const audits = await asPlatform('test', (platform) =>
    platform.auditLog.findMany({ where, orderBy: { createdAt: 'asc' } }),
  );
  expect(audits.map(({ action }) => action)).toEqual(['workflow.create', 'workflow.update', 'workflow.delete']);
  expect(audits[1]?.diff).toEqual({ name: { from: 'Watched', to: 'Seen' } });
});

test('a workflow with a run under way is not deleted', async () => {
  const { id } = await create();
  const run = await insertRun({ organizationId: acme.id, workflowId: id, status: 'WAITING' });
  await expect(acme.owner.mutate('deleteWorkflow', { id }, 'cursor')).rejects.toMatchObject({ code: 'CONFLICT' });
  await acme.owner.mutate('cancelWorkflowRun', { id: run }, 'cursor');
  expect(await acme.owner.mutate('deleteWorkflow', { id }, 'deletedId')).toEqual({ deletedId: id });
  await expect(acme.owner.run('query ($id: ID!) { workflowRun(id: $id) { id } }', { id: run })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
