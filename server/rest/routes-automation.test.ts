/** AI agents, knowledge, workflows, webhooks and calls. */
import { expect, test } from 'vitest';
import { createOrganization } from '../testing/organizations.ts';
import { restKit } from '../testing/rest-kit.ts';
import { startTestServer } from '../testing/server.ts';
import { insertDelivery } from '../testing/specimens/webhooks.ts';
import { insertRun } from '../testing/specimens/workflows.ts';

const server = await startTestServer();
const acme = await createOrganization(server);
const { call, create, refusedWithoutEngine } = restKit(acme.owner, 'automation');

test('AI agents', async () => {
  const { id } = await create('/ai-agents', { name: 'Ada', instructions: 'Help.' });
  expect((await call('GET', '/ai-agents')).body.data).toMatchObject([{ id, status: 'ACTIVE', tools: [] }]);
  const { body } = await call('PATCH', '/ai-agents/:id', { id, body: { status: 'PAUSED', tone: 'calm' } });
  expect(body).toMatchObject({ status: 'PAUSED', tone: 'calm', instructions: 'Help.' });
  expect((await call('GET', '/ai-agents/:id', { id })).body).toEqual(body);
  await call('DELETE', '/ai-agents/:id', { id });
});

test('knowledge sources', async () => {
  const { id } = await create('/knowledge-sources', { name: 'Hours', type: 'TEXT', content: 'Çdo ditë' });
  const site = await create('/knowledge-sources', { name: 'Site', type: 'URL', url: 'https://help.example.com' });
  const listed = await call('GET', '/knowledge-sources', { query: '?type=TEXT,CSV&status=QUEUED' });
  expect(listed.body.data).toMatchObject([{ id, status: 'QUEUED', sizeBytes: 10 }]);
  expect((await call('GET', '/knowledge-sources/:id', { id: site.id })).body).toEqual(site);
  expect((await call('POST', '/knowledge-sources/:id/refresh', { id, body: {} })).body).toMatchObject({
    id,
    status: 'QUEUED',
  });
  const upload = await call('POST', '/uploads', { body: { fileName: 'help.txt', sizeBytes: 4 } });
  expect((await fetch(upload.body.url, { method: 'PUT', body: 'Help' })).status).toBe(200);
  const { uploadId } = upload.body;
  const file = await create('/knowledge-sources', { name: 'Help', type: 'TEXT', uploadId });
  expect(file).toMatchObject({ fileName: 'help.txt', sizeBytes: 4 });
  await call('DELETE', '/knowledge-sources/:id', { id });
  expect((await acme.owner.rest('GET', `/knowledge-sources/${id}`)).status).toBe(404);
});

test('workflows', async () => {
  const definition = { trigger: { type: 'manual' }, nodes: [{ id: 'stop', type: 'end' }], edges: [] };
  const { id } = await create('/workflows', { name: 'Greeting', definition });
  expect((await call('GET', '/workflows')).body.data).toMatchObject([{ id, version: 1, triggerType: 'manual' }]);
  expect((await call('GET', '/workflows/:id', { id })).body.definition).toEqual(definition);
  const nodes = [{ id: 'greet', type: 'send_message', body: 'Hello' }];
  const changed = await call('PATCH', '/workflows/:id', { id, body: { definition: { nodes } } });
  expect(changed.body).toMatchObject({ version: 2, definition: { ...definition, nodes } });
  await refusedWithoutEngine('POST', '/workflows/:id/run', id);
  const run = await insertRun({ organizationId: acme.id, workflowId: id });
  expect((await call('GET', '/workflows/:id/runs', { id, query: '?status=RUNNING' })).body.data).toMatchObject([
    { id: run, workflow: { id, name: 'Greeting' }, conversation: null },
  ]);
  expect((await call('GET', '/workflows/:id/runs', { id, query: '?status=FAILED' })).body.data).toEqual([]);
  await acme.owner.mutate('cancelWorkflowRun', { id: run }, 'cursor');
  await call('DELETE', '/workflows/:id', { id });
});

test('webhook subscriptions', async () => {
  const url = 'https://example.com/hook';
  const { id, secret } = await create('/webhook-subscriptions', { url, eventTypes: ['message.created'] });
  expect(secret).toMatch(/^whsec_/);
  expect((await call('GET', '/webhook-subscriptions/:id', { id })).body).not.toHaveProperty('secret');
  expect((await call('GET', '/webhook-subscriptions')).body.data).toMatchObject([{ id, url, enabled: true }]);
  const changed = await call('PATCH', '/webhook-subscriptions/:id', { id, body: { enabled: false } });
  expect(changed.body).toMatchObject({ id, url, enabled: false });
  const delivery = await insertDelivery(acme.id, id);
  const deliveries = await call('GET', '/webhook-subscriptions/:id/deliveries', { id, query: '?status=FAILED' });
  expect(deliveries.body.data).toMatchObject([{ id: delivery, eventSeq: 1, responseStatus: 500 }]);
  await call('DELETE', '/webhook-subscriptions/:id', { id });
});

test('calls', async () => {
  const { id } = await create('/call-sessions', { from: '+38344123456', to: '+38338200300', direction: 'INBOUND' });
  expect((await acme.owner.rest('GET', `/call-sessions/${id}/transcript`)).body).toMatchObject({
    status: 404,
    detail: expect.stringContaining('written when it ends'),
  });
  await call('PATCH', '/call-sessions/:id', { id, body: { status: 'RINGING', metadata: { queue: 'sales' } } });
  const turn = await call('POST', '/call-sessions/:id/turns', {
    id,
    body: { speaker: 'CALLER', textHeard: 'Hello?', startedMs: 0 },
  });
  const location = turn.response.headers.get('location') ?? '';
  expect(location).toBe(`/api/v1/call-turns/${turn.body.id}`);
  expect((await call('GET', '/call-turns/:id', { id: turn.body.id })).body).toEqual(turn.body);
  expect((await call('GET', '/call-sessions/:id/turns', { id })).body.data).toEqual([turn.body]);
  expect((await call('GET', '/call-sessions', { query: '?status=IN_PROGRESS' })).body.data).toMatchObject([{ id }]);
  expect((await call('POST', '/call-sessions/:id/end', { id, body: {} })).body.status).toBe('COMPLETED');
  expect((await call('GET', '/call-sessions/:id', { id })).body.metadata).toEqual({ queue: 'sales' });
  expect((await call('GET', '/call-sessions/:id/transcript', { id })).body.text).toBe('CALLER: Hello?');
});
