import { expect, test } from 'vitest';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);

const make = async () =>
  (await acme.owner.mutate('createApiKey', { name: 'Export', scopes: ['contacts:read'] }, 'apiKey { id }')).apiKey.id;

test('a key is renamed, and nothing else of it changes', async () => {
  const id = await make();
  const { apiKey } = await acme.owner.mutate(
    'updateApiKey',
    { id, name: ' Nightly ' },
    'apiKey { name scopes } cursor',
  );
  expect(apiKey).toEqual({ name: 'Nightly', scopes: ['contacts:read'] });
  const read = await acme.owner.run('query ($id: ID!) { apiKey(id: $id) { name } }', { id });
  expect(read.apiKey.name).toBe('Nightly');
  const { auditLogs, events } = await acme.owner.run(
    `query ($filter: AuditLogFilter) { auditLogs(filter: $filter) { nodes { diff } }
     events(last: 1) { nodes { type subjectId } } }`,
    { filter: { targetId: id, action: 'api_key.update' } },
  );
  expect(auditLogs.nodes).toEqual([{ diff: { name: { from: 'Export', to: 'Nightly' } } }]);
  expect(events.nodes).toEqual([{ type: 'API_KEY_UPDATED', subjectId: id }]);
});

test('a name is checked, and only who may write keys renames them', async () => {
  const id = await make();
  await expect(acme.owner.mutate('updateApiKey', { id, name: ' ' }, 'cursor')).rejects.toMatchObject({
    extensions: { fields: [{ path: 'name' }] },
  });
  const agent = await acme.addMember('AGENT');
  await expect(agent.mutate('updateApiKey', { id, name: 'Mine' }, 'cursor')).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});
