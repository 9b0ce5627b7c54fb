import { expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../db/ids.ts';
import { platformOrganizationId } from '../organizations/platform-organization.ts';
import { ApiClient } from '../testing/client.ts';
import { documentFor, rootFields } from '../testing/documents.ts';
import { startTestServer } from '../testing/server.ts';
import { specimens } from '../testing/specimens.ts';
import { createWorld } from '../testing/world.ts';

const server = await startTestServer();
const world = await createWorld(server);
const admin = await world.admin();

const fields = (['query', 'mutation'] as const).flatMap((operation) =>
  [...rootFields(operation).keys()]
    .filter((name) => name.startsWith('admin.'))
    .map((name) => [operation, name] as const),
);

test.each(fields)('%s %s is for platform admins only', async (operation, name) => {
  const made = await (operation === 'query' ? specimens.queries : specimens.mutations)[name]?.(world);
  const document = documentFor(operation, name);
  const key = await world.organization.addApiKey(['organization:read', 'organization:write', 'billing:write']);
  for (const client of [world.owner, key]) {
    await expect(client.run(document, made)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(new ApiClient(server.url).run(document, made)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test.each(['WebhookEvent', 'VerificationToken'] as const)(
  'to others than platform admins there is no %s',
  async (type) => {
    const { node } = await world.owner.run('query ($id: ID!) { node(id: $id) { __typename } }', {
      id: await world.id(type),
    });
    expect(node).toBeNull();
  },
);

test('the platform’s own organization is nowhere, and cannot be suspended', async () => {
  const id = toTypeId('org', platformOrganizationId);
  const { admin: found } = await admin.run(
    '{ admin { organizations(search: "platform", first: 100) { nodes { id } } all: stats { organizations } } }',
  );
  expect(found.organizations.nodes.map((node: { id: string }) => node.id)).not.toContain(id);
  for (const document of [
    'query ($id: ID!) { admin { organization(id: $id) { id } } }',
    'query ($id: ID!) { admin { auditLogs(organizationId: $id) { nodes { id } } } }',
    'mutation ($id: ID!) { admin { suspendOrganization(input: { id: $id, reason: "x" }) { cursor } } }',
    'mutation ($id: ID!) { admin { overridePlanLimits(input: { organizationId: $id, limits: null }) { cursor } } }',
  ]) {
    await expect(admin.run(document, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(parseTypeId('org', id)).toBe(platformOrganizationId);
});
