import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
const at = new Date();

function used(organizationId: string, key: string, slot = 0, expiresAt = new Date(Date.now() + 60_000)) {
  return asPlatform('test', (platform) =>
    platform.idempotencyKey.create({
      data: {
        ...{ scope: `user:${organizationId}`, key, slot, organizationId: parseTypeId('org', organizationId) },
        ...{
          operation: 'createContact',
          requestHash: 'secret',
          result: Buffer.from('secret'),
          createdAt: at,
          expiresAt,
        },
      },
    }),
  );
}

await used(acme.id, 'b');
await used(acme.id, 'a', 0);
await used(acme.id, 'a', 1);
await used(acme.id, 'old', 0, new Date(Date.now() - 1000));
await used(globex.id, 'theirs');

test("an organization's own keys are listed page by page, also those of one moment", async () => {
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const { idempotencyKeys }: Data = await acme.owner.run(
      `query ($after: String) { idempotencyKeys(first: 1, after: $after) {
        nodes { key operation createdAt expiresAt } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    seen.push(...idempotencyKeys.nodes.map(({ key }: Data) => key));
    after = idempotencyKeys.pageInfo.endCursor;
    if (!idempotencyKeys.pageInfo.hasNextPage) break;
  }
  expect(seen).toEqual(['b', 'a', 'a']);
});

test('what a request was and what it answered is not shown, and not to everybody', async () => {
  const { __type: type } = await acme.owner.run('{ __type(name: "IdempotencyKey") { fields { name } } }');
  expect(type.fields.map(({ name }: Data) => name)).toEqual(['createdAt', 'expiresAt', 'key', 'operation']);
  const agent = await acme.addMember('AGENT');
  await expect(agent.run('{ idempotencyKeys { nodes { key } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
