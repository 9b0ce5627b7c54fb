import { expect, test } from 'vitest';
import { newId, toTypeId } from '../db/ids.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { insertRun, insertStep, smallestDefinition } from '../testing/specimens/workflows.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
const conversation = await acme.createConversation();

async function createWorkflow(organization = acme): Promise<string> {
  const input = { name: 'Flow', definition: smallestDefinition };
  return (await organization.owner.mutate('createWorkflow', input, 'workflow { id }')).workflow.id;
}

const workflowId = await createWorkflow();
const newRun = (columns: Partial<Parameters<typeof insertRun>[0]> = {}) =>
  insertRun({ organizationId: acme.id, workflowId, ...columns });
const cancel = (id: string, as = acme.owner): Promise<Data> =>
  as.mutate('cancelWorkflowRun', { id }, 'workflowRun { id status finishedAt } cursor');
const read = async (id: string): Promise<Data> => {
  const query = 'query ($id: ID!) { workflowRun(id: $id) { status steps { nodes { seq status error finishedAt } } } }';
  return (await acme.owner.run(query, { id })).workflowRun;
};

test('a run is read with its workflow, its conversation and its steps in order', async () => {
  const id = await newRun({ conversationId: conversation.id });
  for (const seq of [2, 1, 3]) await insertStep(acme.id, id, seq);
  const { workflowRun } = await acme.owner.run(
    `query ($id: ID!) { workflowRun(id: $id) {
       version definition status trigger context error depth startedAt finishedAt
       workflow { id } conversation { id }
       steps(first: 2) { nodes { seq nodeId nodeType status attempts input output run { id } } pageInfo { endCursor } } } }`,
    { id },
  );
  expect(workflowRun).toMatchObject({
    version: 1,
    definition: smallestDefinition,
    status: 'RUNNING',
    workflow: { id: workflowId },
    conversation: { id: conversation.id },
  });
  expect(workflowRun.steps.nodes).toMatchObject([
    { seq: 1, nodeId: 'stop', nodeType: 'end', status: 'RUNNING', input: { seq: 1 }, output: null, run: { id } },
    { seq: 2 },
  ]);
  const next = await acme.owner.run(
    'query ($id: ID!, $after: String) { workflowRun(id: $id) { steps(after: $after) { nodes { seq } } } }',
    { id, after: workflowRun.steps.pageInfo.endCursor },
  );
  expect(next.workflowRun.steps.nodes).toEqual([{ seq: 3 }]);
});

test('without the permission to read conversations a run is shown without its conversation', async () => {
  const id = await newRun({ conversationId: conversation.id });
  const program = await acme.addApiKey(['workflows:read']);
  const query = 'query ($id: ID!) { workflowRun(id: $id) { id conversation { id } } }';
  expect((await program.run(query, { id })).workflowRun).toEqual({ id, conversation: null });
});

test('runs are listed by workflow and by status, newest first', async () => {
  const mine = await createWorkflow();
  const failed = await newRun({ workflowId: mine, status: 'FAILED' });
  const queued = await newRun({ workflowId: mine, status: 'QUEUED' });
  const list = async (filter: Data) => {
    const query = 'query ($filter: WorkflowRunFilter) { workflowRuns(filter: $filter) { nodes { id } } }';
    return (await acme.owner.run(query, { filter })).workflowRuns.nodes.map(({ id }: Data) => id);
  };
  expect(await list({ workflowId: mine })).toEqual([queued, failed]);
  expect(await list({ workflowId: mine, status: ['FAILED', 'CANCELED'] })).toEqual([failed]);
  expect((await list({})).length).toBeGreaterThan(2);
  const { workflow } = await acme.owner.run(
    'query ($id: ID!) { workflow(id: $id) { runs(status: [QUEUED]) { nodes { id } } } }',
    { id: mine },
  );
  expect(workflow.runs.nodes).toEqual([{ id: queued }]);
  await expect(list({ workflowId: failed })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
});

test.each(['QUEUED', 'RUNNING', 'WAITING'] as const)('a %s run is canceled, with the step it is in', async (status) => {
  const id = await newRun({ status });
  await insertStep(acme.id, id);
  expect((await cancel(id)).workflowRun).toEqual({ id, status: 'CANCELED', finishedAt: expect.any(String) });
  expect(await read(id)).toMatchObject({
    status: 'CANCELED',
    steps: {
      nodes: [{ status: 'FAILED', error: expect.stringContaining('canceled'), finishedAt: expect.any(String) }],
    },
  });
});

test.each(['SUCCEEDED', 'FAILED', 'CANCELED'] as const)('a %s run stays as it ended', async (status) => {
  const id = await newRun({ status });
  await expect(cancel(id)).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await read(id)).toMatchObject({ status });
});

test('of two cancellations at once one succeeds', async () => {
  const id = await newRun();
  const outcomes = await Promise.allSettled([cancel(id), cancel(id)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test("another organization's run does not exist, and agents cannot cancel", async () => {
  const id = await newRun();
  for (const asked of [id, toTypeId('run', newId())]) {
    await expect(cancel(asked, globex.owner)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'Workflow run not found.',
    });
    const query = 'query ($id: ID!) { workflowRun(id: $id) { id } }';
    await expect(globex.owner.run(query, { id: asked })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  const agent = await acme.addMember('AGENT');
  await expect(cancel(id, agent)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await read(id)).toMatchObject({ status: 'RUNNING' });
});

test('changes of one run are followed, and of no other', async () => {
  const [followed, other] = [await newRun(), await newRun()];
  const query = `subscription ($id: ID, $after: String) {
    workflowRunChanged(id: $id, after: $after) { type cursor workflowRun { id status } } }`;
  const { organization } = await acme.owner.run('{ organization { cursor } }');
  const live = acme.owner.subscribe(query, { id: followed, after: organization.cursor });
  expect((await live.next()).workflowRunChanged).toMatchObject({ type: 'CAUGHT_UP', workflowRun: null });
  await cancel(other);
  const { cursor } = await cancel(followed);
  expect((await live.next()).workflowRunChanged).toEqual({
    type: 'WORKFLOW_RUN_UPDATED',
    cursor,
    workflowRun: { id: followed, status: 'CANCELED' },
  });
  const all = acme.owner.subscribe(query, { after: organization.cursor });
  const replayed = await all.until(({ workflowRunChanged }) => workflowRunChanged.type === 'CAUGHT_UP');
  expect(replayed.map(({ workflowRunChanged }) => workflowRunChanged.workflowRun?.id)).toEqual([
    other,
    followed,
    undefined,
  ]);
  acme.owner.close();
});

test('who may not read the run cannot follow it', async () => {
  const id = await newRun();
  const query = 'subscription ($id: ID) { workflowRunChanged(id: $id) { cursor } }';
  await expect(globex.owner.subscribe(query, { id }).next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const program = await acme.addApiKey(['conversations:read']);
  await expect(program.subscribe(query, { id }).next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  globex.owner.close();
  program.close();
});

test('running without an engine is refused in plain words, after everything else was looked at', async () => {
  const run = (input: Data) => acme.owner.mutate('runWorkflow', { id: workflowId, ...input }, 'cursor');
  const theirs = await globex.createConversation();
  await expect(run({ input: [1] })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  await expect(run({ input: { text: 'x'.repeat(64_000) } })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  await expect(run({ conversationId: theirs.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(run({ input: { a: 1 }, conversationId: conversation.id })).rejects.toMatchObject({
    code: 'UPSTREAM_FAILED',
    message: expect.stringContaining('no workflow engine'),
  });
});
