/** Recording, finding and changing calls. */
import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { createCall, numbers } from '../testing/calls.ts';
import type { ApiClient } from '../testing/client.ts';
import { createOrganization, type TestOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

async function createAiAgent({ id }: TestOrganization): Promise<string> {
  const organizationId = parseTypeId('org', id);
  const agent = await runInOrganization(organizationId, () =>
    db.aiAgent.create({ data: { id: newId(), organizationId, name: 'Vera', instructions: 'Help.' } }),
  );
  return toTypeId('agt', agent.id);
}

async function createVoiceChannel(client: ApiClient, name = 'Hotline'): Promise<string> {
  return (await client.mutate('createChannel', { type: 'VOICE', name }, 'channel { id }')).channel.id;
}

test('a call is queued, with the contact behind the number that is not our own', async () => {
  const acme = await createOrganization(server);
  const everything = `id provider providerCallId status from to channel { id } contact { phone } aiAgentId lastSeq costCents
    currency recordingUrl endReason metadata startedAt answeredAt endedAt durationSeconds turns { nodes { id } } transcript { id }`;
  expect(await createCall(acme.owner, { from: ' +383 (44) 123-456 ' }, everything)).toEqual({
    id: expect.stringMatching(/^call_/),
    ...{ provider: 'OTHER', providerCallId: null, status: 'QUEUED', from: '+38344123456', to: '+38338200300' },
    ...{ channel: null, contact: { phone: '+38344123456' }, aiAgentId: null, lastSeq: 0, metadata: {} },
    ...{ costCents: null, currency: null, recordingUrl: null, endReason: null },
    ...{
      startedAt: null,
      answeredAt: null,
      endedAt: null,
      durationSeconds: null,
      turns: { nodes: [] },
      transcript: null,
    },
  });
  const out = await createCall(acme.owner, { direction: 'OUTBOUND', to: '+38349999999' }, 'contact { phone }');
  expect(out.contact.phone).toBe('+38349999999');
});

test('calls of one number belong to one contact, also when they come at once', async () => {
  const acme = await createOrganization(server);
  const { contact } = await acme.owner.mutate('createContact', { name: 'Ana', phone: numbers.from }, 'contact { id }');
  const calls = await Promise.all([1, 2, 3].map(() => createCall(acme.owner, {}, 'id contact { id }')));
  expect(new Set(calls.map((call) => call.contact.id))).toEqual(new Set([contact.id]));
  const strangers = await Promise.all(
    [1, 2, 3].map(() => createCall(acme.owner, { from: '+38345000001' }, 'contact { id }')),
  );
  expect(new Set(strangers.map((call) => call.contact.id)).size).toBe(1);
  const query =
    'query ($id: ID!) { contact(id: $id) { callSessions(first: 2) { nodes { id } pageInfo { hasNextPage } } } }';
  const { callSessions } = (await acme.owner.run(query, { id: contact.id })).contact;
  expect(callSessions.nodes).toHaveLength(2);
  expect(callSessions.pageInfo.hasNextPage).toBe(true);
});

test('a SIP telephone and an app are contacts by their address', async () => {
  const acme = await createOrganization(server);
  for (const from of ['sip:ana@pbx.example.com', 'client:ana']) {
    const first = await createCall(acme.owner, { from, provider: 'BROWSER' }, 'contact { id phone externalId }');
    expect(first.contact).toMatchObject({ phone: null, externalId: from });
    expect((await createCall(acme.owner, { from }, 'contact { id }')).contact.id).toBe(first.contact.id);
  }
});

test('channel, contact and AI agent may be named, and the voice channel is the default', async () => {
  const acme = await createOrganization(server);
  const aiAgentId = await createAiAgent(acme);
  const [first, second] = [await createVoiceChannel(acme.owner), await createVoiceChannel(acme.owner, 'Second')];
  const { contact } = await acme.owner.mutate('createContact', { name: 'Ana' }, 'contact { id }');
  expect((await createCall(acme.owner, {}, 'channel { id }')).channel.id).toBe(first);
  const named = { aiAgentId, channelId: second, contactId: contact.id };
  expect(await createCall(acme.owner, named, 'aiAgentId channel { id } contact { id }')).toEqual({
    aiAgentId,
    channel: { id: second },
    contact,
  });
  const { channels } = await acme.owner.run('{ channels { nodes { id type } } }');
  const api = channels.nodes.find(({ type }: { type: string }) => type === 'API');
  await expect(createCall(acme.owner, { channelId: api.id })).rejects.toThrow('channelId: is a channel of type API');
});

test("another organization's channel, contact and AI agent do not exist", async () => {
  const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
  const { contact } = await acme.owner.mutate('createContact', { name: 'Ana' }, 'contact { id }');
  const theirs = {
    aiAgentId: await createAiAgent(acme),
    channelId: await createVoiceChannel(acme.owner),
    contactId: contact.id,
  };
  for (const [field, id] of Object.entries(theirs)) {
    const unknown = toTypeId(id.split('_')[0], newId());
    const refusals = [id, unknown].map((asked) =>
      createCall(globex.owner, { [field]: asked }).catch(({ code, message }) => ({ code, message })),
    );
    const [foreign, none] = await Promise.all(refusals);
    expect(foreign).toMatchObject({ code: 'NOT_FOUND' });
    expect(foreign).toEqual(none);
  }
});

test('a call that its provider announces again is the first session, also at the same instant', async () => {
  const acme = await createOrganization(server);
  const announce = (more = {}) => createCall(acme.owner, { providerCallId: 'CA-1', ...more });
  const calls = await Promise.all([1, 2, 3, 4, 5].map(() => announce()));
  calls.push(await announce({ from: '+38349123123' }));
  expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
  expect((await announce({ provider: 'BROWSER' })).id).not.toBe(calls[0].id);
  const { callSessions } = await acme.owner.run('{ callSessions { nodes { id } } }');
  expect(callSessions.nodes).toHaveLength(2);
});

test('providers that are not connected say so, and leave nothing behind', async () => {
  const acme = await createOrganization(server);
  for (const provider of ['TWILIO', 'VAPI']) {
    await expect(createCall(acme.owner, { provider })).rejects.toMatchObject({
      code: 'UPSTREAM_FAILED',
      message: expect.stringContaining('are not connected yet'),
    });
  }
  const left = await acme.owner.run('{ callSessions { nodes { id } } contacts { nodes { id } } }');
  expect(left).toEqual({ callSessions: { nodes: [] }, contacts: { nodes: [] } });
  const { id } = await createCall(acme.owner);
  const words = acme.owner.mutate('sayInCall', { id, text: 'One moment' }, 'cursor');
  await expect(words).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
  await acme.owner.mutate('endCallSession', { id }, 'cursor');
  const late = acme.owner.mutate('sayInCall', { id, text: 'Too late' }, 'cursor');
  await expect(late).rejects.toMatchObject({ code: 'CONFLICT' });
});

test.each([
  [{ from: 'nobody' }, 'from'],
  [{ from: `+${'1'.repeat(16)}` }, 'from'],
  [{ to: `sip:${'a'.repeat(200)}@example.com` }, 'to'],
  [{ to: 'client:' }, 'to'],
  [{ providerCallId: ' ' }, 'providerCallId'],
  [{ providerCallId: 'x'.repeat(201) }, 'providerCallId'],
  [{ status: 'COMPLETED' }, 'status'],
  [{ metadata: { nested: { deep: 1 } } }, 'metadata.nested'],
  [{ metadata: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`n${index}`, 1])) }, 'metadata'],
  [{ channelId: 'cont_1' }, 'channelId'],
])('a call with %j is refused by the name of %s', async (input, path) => {
  const acme = await createOrganization(server);
  await expect(createCall(acme.owner, input)).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [expect.objectContaining({ path })] },
  });
});

test('calls are listed newest first, by status, direction and contact, page by page', async () => {
  const acme = await createOrganization(server);
  const first = await createCall(acme.owner);
  const second = await createCall(acme.owner, { direction: 'OUTBOUND', status: 'RINGING' });
  const third = await createCall(acme.owner, { from: '+38345000002' }, 'id contact { id }');
  const list = async (filter: object) => {
    const query = 'query ($filter: CallSessionFilter) { callSessions(filter: $filter) { nodes { id } } }';
    return (await acme.owner.run(query, { filter })).callSessions.nodes.map(({ id }: { id: string }) => id);
  };
  expect(await list({})).toEqual([third.id, second.id, first.id]);
  expect(await list({ status: ['RINGING', 'FAILED'] })).toEqual([second.id]);
  expect(await list({ direction: 'INBOUND' })).toEqual([third.id, first.id]);
  expect(await list({ contactId: third.contact.id })).toEqual([third.id]);
  const page = '{ nodes { id } pageInfo { endCursor } }';
  const { callSessions } = await acme.owner.run(`{ callSessions(first: 2) ${page} }`);
  const rest = await acme.owner.run(`query ($after: String) { callSessions(first: 2, after: $after) ${page} }`, {
    after: callSessions.pageInfo.endCursor,
  });
  expect(rest.callSessions.nodes).toEqual([{ id: first.id }]);
});
