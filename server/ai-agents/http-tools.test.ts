/** The secrets of an AI agent's tools: kept, used for one host, never shown. */
import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { shownTools } from './http-tools.ts';

const server = await startTestServer();
const acme = await createOrganization(server);
const organizationId = parseTypeId('org', acme.id);

const tool = {
  name: 'track_parcel',
  description: 'Where a parcel is.',
  url: 'https://api.example.com/parcels',
  method: 'GET',
  parameters: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
};
const secretHeaders = [{ name: 'Authorization', value: 'Bearer s3cret' }];

const create = async (tools: unknown): Promise<Data> =>
  (await acme.owner.mutate('createAiAgent', { name: 'Ada', instructions: 'Help.', tools }, 'aiAgent { id tools }'))
    .aiAgent;
const update = async (id: string, tools: unknown): Promise<Data> =>
  (await acme.owner.mutate('updateAiAgent', { id, tools }, 'aiAgent { id tools }')).aiAgent;

const storedSecrets = (id: string) =>
  runInOrganization(organizationId, async () => {
    const row = await db.aiAgent.findFirstOrThrow({ where: { organizationId, id: parseTypeId('agt', id) } });
    return (row.tools as Data).map(({ secretHeaders: headers }: Data) => headers);
  });

test('a secret is stored, and everybody is told only that it is set', async () => {
  const { id, tools } = await create([{ ...tool, secretHeaders }]);
  expect(tools).toEqual([{ ...tool, timeoutMs: 10_000, secretHeaders: [{ name: 'Authorization', isSet: true }] }]);
  expect(await storedSecrets(id)).toEqual([secretHeaders]);
  const rest = await acme.owner.rest('GET', `/ai-agents/${id}`);
  expect(rest.body.tools).toEqual(tools);
  const traces = await runInOrganization(organizationId, async () => [
    ...(await db.auditLog.findMany({ where: { organizationId } })),
    ...(await db.event.findMany({ where: { organizationId } })).map(({ payload }) => payload),
  ]);
  expect(JSON.stringify(traces)).not.toContain('s3cret');
  expect(JSON.stringify(traces)).toContain('track_parcel.authorization');
});

test('what was read can be sent back, and keeps the secret; a new value replaces it', async () => {
  const { id, tools } = await create([{ ...tool, secretHeaders }]);
  await update(id, [{ ...tools[0], description: 'Where it is now.' }]);
  expect(await storedSecrets(id)).toEqual([secretHeaders]);
  await update(id, [{ ...tool, secretHeaders: [{ name: 'authorization', value: 'Bearer other' }] }]);
  expect(await storedSecrets(id)).toEqual([[{ name: 'authorization', value: 'Bearer other' }]]);
  expect((await update(id, [])).tools).toEqual([]);
});

test('a kept secret is not sent to another host', async () => {
  const { id, tools } = await create([{ ...tool, secretHeaders }]);
  for (const url of ['https://evil.example.net/parcels', 'http://api.example.com/parcels']) {
    await expect(update(id, [{ ...tools[0], url }])).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      extensions: { fields: [{ path: 'tools.0.secretHeaders.0.value' }] },
    });
  }
  await update(id, [{ ...tools[0], url: 'https://api.example.com/v2/parcels' }]);
  expect(await storedSecrets(id)).toEqual([secretHeaders]);
});

const faults: [string, Data, string][] = [
  ['a key that is not known', { ...tool, secret: 'x' }, 'tools.0.secret'],
  ['a name with spaces', { ...tool, name: 'track parcel' }, 'tools.0.name'],
  ['the name of a built-in tool', { ...tool, name: 'search_knowledge' }, 'tools.0.name'],
  ['another protocol', { ...tool, url: 'ftp://example.com' }, 'tools.0.url'],
  ['credentials in the address', { ...tool, url: 'https://u:p@example.com' }, 'tools.0.url'],
  ['an unknown method', { ...tool, method: 'TRACE' }, 'tools.0.method'],
  ['a time beyond 30 s', { ...tool, timeoutMs: 30_001 }, 'tools.0.timeoutMs'],
  ['parameters that are no object', { ...tool, parameters: { type: 'string' } }, 'tools.0.parameters.type'],
  [
    'an unknown JSON type',
    { ...tool, parameters: { type: 'object', properties: { a: { type: 'strin' } } } },
    'tools.0.parameters',
  ],
  [
    'parameters that are not objects',
    { ...tool, parameters: { type: 'object', properties: { a: 5 } } },
    'tools.0.parameters',
  ],
  [
    'a header that breaks the line',
    { ...tool, secretHeaders: [{ name: 'A', value: 'x\r\nB: y' }] },
    'tools.0.secretHeaders.0.value',
  ],
  [
    'a header that the client writes',
    { ...tool, secretHeaders: [{ name: 'Host', value: 'x' }] },
    'tools.0.secretHeaders.0.name',
  ],
  ['a header without a value', { ...tool, secretHeaders: [{ name: 'A' }] }, 'tools.0.secretHeaders.0.value'],
  [
    'a header twice',
    {
      ...tool,
      secretHeaders: [
        { name: 'A', value: 'x' },
        { name: 'a', value: 'y' },
      ],
    },
    'tools.0.secretHeaders.1.name',
  ],
];

test.each(faults)('%s is refused by name', async (_what, given, path) => {
  await expect(create([given])).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [{ path }] },
  });
});

test('two tools cannot have one name', async () => {
  await expect(create([tool, tool])).rejects.toMatchObject({ extensions: { fields: [{ path: 'tools.1.name' }] } });
});

test('a row of another origin shows no secret, whatever its shape', () => {
  const shown = shownTools([
    { name: 'old', apiKey: 's3cret', headers: { authorization: 's3cret' }, secretHeaders: 's3cret' },
  ]);
  expect(JSON.stringify(shown)).not.toContain('s3cret');
  expect(shownTools({ secret: 's3cret' })).toEqual([]);
});
