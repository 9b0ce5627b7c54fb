/** Recording, finding and changing calls. */
import { expect, test } from 'vitest';
import { asPlatform, db } from '../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { createCall, numbers, say } from '../testing/calls.ts';
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

const change = (client: ApiClient, id: string, changes: Record<string, unknown>) =>
  client.mutate(
    'updateCallSession',
    { id, ...changes },
    'callSession { status startedAt answeredAt endedAt metadata recordingUrl costCents currency transcript { text } }',
  );

test('a call moves forward only, and each step leaves its time', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner, { metadata: { queue: 'sales', try: 1 } });
  const ringing = (await change(acme.owner, id, { status: 'RINGING' })).callSession;
  expect(ringing).toMatchObject({ status: 'RINGING', startedAt: expect.any(String), answeredAt: null });
  const { callSession } = await change(acme.owner, id, { status: 'IN_PROGRESS', metadata: { try: null, ivr: 2 } });
  expect(callSession).toMatchObject({ startedAt: ringing.startedAt, answeredAt: expect.any(String) });
  expect(callSession.metadata).toEqual({ queue: 'sales', ivr: 2 });
  await expect(change(acme.owner, id, { status: 'RINGING' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await say(acme.owner, id, 'Hello');
  const ended = (await change(acme.owner, id, { status: 'FAILED' })).callSession;
  expect(ended).toMatchObject({ status: 'FAILED', endedAt: expect.any(String), transcript: { text: 'CALLER: Hello' } });
  for (const status of ['IN_PROGRESS', 'COMPLETED']) {
    await expect(change(acme.owner, id, { status })).rejects.toMatchObject({ code: 'CONFLICT' });
  }
});

test('recording and cost come after the end, and may be cleared', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  await acme.owner.mutate('endCallSession', { id }, 'cursor');
  const late = { recordingUrl: 'https://example.com/1.mp3', costCents: 12, currency: 'EUR', status: 'COMPLETED' };
  expect((await change(acme.owner, id, late)).callSession).toMatchObject(late);
  const cleared = (await change(acme.owner, id, { recordingUrl: null, costCents: null })).callSession;
  expect(cleared).toMatchObject({ recordingUrl: null, costCents: null, currency: 'EUR' });
  for (const [changes, path] of [
    [{ recordingUrl: 'javascript:alert(1)' }, 'recordingUrl'],
    [{ costCents: -1 }, 'costCents'],
    [{ currency: 'euro' }, 'currency'],
    [{ costCents: 5, currency: null }, 'currency'],
  ] as const) {
    await expect(change(acme.owner, id, changes)).rejects.toMatchObject({ extensions: { fields: [{ path }] } });
  }
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

test("another organization's call does not exist, for any field, word for word like an unknown id", async () => {
  const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
  const { id } = await createCall(acme.owner);
  const { callTurn } = await say(acme.owner, id, 'secret');
  const { callSession } = await acme.owner.mutate('endCallSession', { id }, 'callSession { transcript { id } }');
  const tries: ((id: string) => Promise<unknown>)[] = [
    (asked) => globex.owner.run('query ($id: ID!) { callSession(id: $id) { id } }', { id: asked }),
    (asked) => globex.owner.run('query ($id: ID!) { callTranscript(callSessionId: $id) { id } }', { id: asked }),
    (asked) => change(globex.owner, asked, { status: 'RINGING' }),
    (asked) => say(globex.owner, asked, 'x'),
    (asked) => globex.owner.mutate('endCallSession', { id: asked }, 'cursor'),
    (asked) => globex.owner.mutate('sayInCall', { id: asked, text: 'x' }, 'cursor'),
  ];
  for (const attempt of tries) {
    const refusal = (asked: string) => attempt(asked).catch(({ code, message }) => ({ code, message }));
    expect(await refusal(id)).toEqual({ code: 'NOT_FOUND', message: 'Call session not found.' });
    expect(await refusal(toTypeId('call', newId()))).toEqual(await refusal(id));
  }
  for (const node of [id, callTurn.id, callSession.transcript.id]) {
    expect(await globex.owner.run('query ($id: ID!) { node(id: $id) { id } }', { id: node })).toEqual({ node: null });
  }
});

test('a viewer watches calls and changes none; other keys and contacts see none', async () => {
  const acme = await createOrganization(server);
  const viewer = await acme.addMember('VIEWER');
  const { id, contact } = await createCall(acme.owner, {}, 'id contact { id }');
  const read = 'query ($id: ID!) { callSession(id: $id) { status contact { id } channel { id } } }';
  expect((await viewer.run(read, { id })).callSession.contact).toEqual(contact);
  for (const attempt of [createCall(viewer), say(viewer, id, 'x'), change(viewer, id, { status: 'RINGING' })]) {
    await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  const telephony = await acme.addApiKey(['calls:read', 'calls:write']);
  expect((await telephony.run(read, { id })).callSession).toEqual({ status: 'QUEUED', contact: null, channel: null });
  const shop = await acme.addApiKey(['contacts:read']);
  await expect(shop.run(read, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  shop.token = token;
  await expect(shop.run(read, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the audit log says who did what to a call, and nothing of what was said', async () => {
  const acme = await createOrganization(server);
  const { id } = await createCall(acme.owner);
  await say(acme.owner, id, 'my secret');
  await change(acme.owner, id, { costCents: 3, currency: 'EUR' });
  await acme.owner.mutate('endCallSession', { id, reason: 'hung up' }, 'cursor');
  const rows = await asPlatform('test', (platform) =>
    platform.auditLog.findMany({
      where: { organizationId: parseTypeId('org', acme.id), action: { startsWith: 'call' } },
      orderBy: { id: 'asc' },
    }),
  );
  expect(rows.map(({ action, targetType }) => `${action} ${targetType}`)).toEqual([
    'call.create CallSession',
    'call_turn.add CallTurn',
    'call.update CallSession',
    'call.end CallSession',
  ]);
  expect(rows[1]?.diff).toMatchObject({ callSessionId: { to: id }, seq: { to: 1 } });
  expect(rows[3]?.diff).toMatchObject({
    status: { from: 'IN_PROGRESS', to: 'COMPLETED' },
    endReason: { to: 'hung up' },
  });
  expect(JSON.stringify(rows)).not.toContain('my secret');
});
