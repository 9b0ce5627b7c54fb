import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { db } from '../db/client.ts';
import { newId, parseTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import type { ApiClient, Data } from '../testing/client.ts';
import { createOrganization, type TestOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const document = `query ($from: DateTime, $to: DateTime, $timeZone: String) {
  stats(from: $from, to: $to, timeZone: $timeZone) {
    from to timeZone
    conversations { created resolved reopened open unassigned waiting }
    messages { received sentByAgents sentByAi notes }
    firstResponse { median p90 } resolution { median p90 }
    ai { conversationsResolved resolvedByAi share handedOff }
    calls { count minutes byStatus { status count } }
    days { date created resolved messagesReceived messagesSent calls }
    byMember { userId name user { email } assignedOpen repliesSent resolved }
    byChannel { channelId name type channel { id } created resolved messagesReceived messagesSent calls }
  } }`;

const read = async (client: ApiClient, variables: Data = {}): Promise<Data> =>
  (await client.run(document, variables)).stats;

const inScope = <T>({ id }: TestOrganization, work: (organizationId: string) => Promise<T>) =>
  runInOrganization(parseTypeId('org', id), () => work(parseTypeId('org', id)));

type Past = { at: string; response?: number; inbound?: number };

/** A conversation begun at a moment, with the contact's first message. */
async function createPast(acme: TestOrganization, { at, response, inbound = 1 }: Past): Promise<string> {
  const { id } = await acme.createConversation('Hello');
  const conversationId = parseTypeId('conv', id);
  const created = new Date(at);
  await inScope(acme, async (organizationId) => {
    const firstResponseAt = response === undefined ? null : new Date(created.getTime() + response * 1000);
    await db.conversation.updateMany({
      where: { organizationId, id: conversationId },
      data: { createdAt: created, lastMessageAt: created, firstResponseAt, inboundCount: inbound },
    });
    await db.message.updateMany({ where: { organizationId, conversationId }, data: { createdAt: created } });
  });
  return conversationId;
}

function write(acme: TestOrganization, conversationId: string, message: Data): Promise<unknown> {
  return inScope(acme, (organizationId) =>
    db.message.create({
      data: {
        id: newId(),
        organizationId,
        conversationId,
        body: 'x',
        ...message,
        createdAt: new Date(message.createdAt),
      },
    }),
  );
}

test('an organization without anything has zeros and nulls', async () => {
  const acme = await createOrganization(server);
  const stats = await read(acme.owner);
  expect(stats).toMatchObject({
    timeZone: 'UTC',
    conversations: { created: 0, resolved: 0, reopened: 0, open: 0, unassigned: 0, waiting: 0 },
    messages: { received: 0, sentByAgents: 0, sentByAi: 0, notes: 0 },
    firstResponse: { median: null, p90: null },
    resolution: { median: null, p90: null },
    ai: { conversationsResolved: 0, resolvedByAi: 0, share: null, handedOff: 0 },
    calls: { count: 0, minutes: 0, byStatus: [] },
    byMember: [{ name: 'Olga Owner', user: { email: acme.email }, assignedOpen: 0, repliesSent: 0, resolved: 0 }],
    byChannel: [{ type: 'API', created: 0, resolved: 0, messagesReceived: 0, messagesSent: 0, calls: 0 }],
  });
  expect(stats.days).toHaveLength(7);
  expect(stats.days[6]).toEqual({
    ...{ date: new Date(stats.to).toISOString().slice(0, 10), created: 0, resolved: 0 },
    ...{ messagesReceived: 0, messagesSent: 0, calls: 0 },
  });
  expect(stats.from).toBe(`${stats.days[0].date}T00:00:00.000Z`);
});

test('what happens in the inbox is in the figures at once', async () => {
  const acme = await createOrganization(server);
  const { user } = (await acme.owner.run('{ viewer { user { id } } }')).viewer;
  const [one, two, three] = [
    await acme.createConversation(),
    await acme.createConversation(),
    await acme.createConversation(),
  ];
  for (const { id } of [one, two]) {
    await acme.owner.mutate('assignConversation', { id, assigneeId: user.id }, 'cursor');
    await acme.owner.mutate('sendMessage', { conversationId: id, body: 'Hi' }, 'cursor');
    await acme.owner.mutate('resolveConversation', { id }, 'cursor');
  }
  await acme.owner.mutate('sendMessage', { conversationId: one.id, body: 'Again', authorType: 'CONTACT' }, 'cursor');
  await acme.owner.mutate('sendMessage', { conversationId: three.id, body: 'Note', kind: 'NOTE' }, 'cursor');
  const stats = await read(acme.owner);
  const counts = { created: 3, resolved: 2, messagesReceived: 4, messagesSent: 2, calls: 0 };
  expect(stats).toMatchObject({
    conversations: { created: 3, resolved: 2, reopened: 1, open: 2, unassigned: 1, waiting: 2 },
    messages: { received: 4, sentByAgents: 2, sentByAi: 0, notes: 1 },
    ai: { conversationsResolved: 2, resolvedByAi: 0, share: 0, handedOff: 0 },
    byMember: [{ userId: user.id, assignedOpen: 1, repliesSent: 2, resolved: 2 }],
    byChannel: [counts],
  });
  expect(stats.days[6]).toMatchObject(counts);
  expect(stats.firstResponse.median).toBeGreaterThan(0);
  expect(stats.resolution.p90).toBeGreaterThan(0);
});

test('days begin and end in the time zone, also where the clock changes', async () => {
  const acme = await createOrganization(server);
  // In Tirana, 29 March 2026 has 23 hours and 25 October 25.
  const moments = {
    '2026-03-28': ['2026-03-27T23:00:00.000Z', '2026-03-28T22:59:59.999Z'],
    '2026-03-29': ['2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    '2026-03-30': ['2026-03-29T22:00:00.000Z', '2026-03-30T21:59:59.999Z'],
  };
  for (const at of Object.values(moments).flat()) await createPast(acme, { at });
  await createPast(acme, { at: '2026-10-24T22:00:00.000Z' });
  await createPast(acme, { at: '2026-10-25T22:59:59.999Z' });
  const timeZone = 'Europe/Tirane';
  const spring = await read(acme.owner, { timeZone, from: '2026-03-27T23:00:00Z', to: '2026-03-30T22:00:00Z' });
  expect(spring.days).toEqual(
    Object.keys(moments).map((date) => ({
      ...{ date, created: 2, resolved: 0, messagesReceived: 2, messagesSent: 0, calls: 0 },
    })),
  );
  const autumn = await read(acme.owner, { timeZone, from: '2026-10-24T22:00:00Z', to: '2026-10-25T23:00:00Z' });
  expect(autumn.days).toMatchObject([{ date: '2026-10-25', created: 2, messagesReceived: 2 }]);
  const utc = await read(acme.owner, { timeZone: 'UTC', from: '2026-03-28T00:00:00Z', to: '2026-03-29T00:00:00Z' });
  expect(utc.days).toMatchObject([{ date: '2026-03-28', created: 2, messagesReceived: 2 }]);
  const week = await read(acme.owner, { timeZone, to: '2026-03-30T12:00:00Z' });
  expect(week).toMatchObject({
    from: '2026-03-23T23:00:00.000Z',
    days: { length: 7, 6: { date: '2026-03-30', created: 1 } },
  });
});

test("the organization's time zone counts unless another is given", async () => {
  const acme = await createOrganization(server);
  await acme.owner.mutate('updateOrganization', { settings: { timeZone: 'Pacific/Auckland' } }, 'cursor');
  expect((await read(acme.owner)).timeZone).toBe('Pacific/Auckland');
  expect((await read(acme.owner, { timeZone: 'Asia/Kolkata' })).timeZone).toBe('Asia/Kolkata');
});

test('the end is excluded, and each figure belongs to its own moment', async () => {
  const acme = await createOrganization(server);
  const day = { from: '2026-05-01T00:00:00Z', to: '2026-05-02T00:00:00Z', timeZone: 'UTC' };
  const first = await createPast(acme, { at: '2026-05-01T00:00:00Z', response: 60 });
  const second = await createPast(acme, { at: '2026-05-01T10:00:00Z', response: 180 });
  await createPast(acme, { at: '2026-05-02T00:00:00Z', response: 9999 });
  await createPast(acme, { at: '2026-05-01T11:00:00Z', response: 0, inbound: 0 });
  const resolved = { kind: 'ACTIVITY', authorType: 'SYSTEM', metadata: { action: 'resolved' } };
  await write(acme, first, { seq: 2, ...resolved, createdAt: '2026-05-01T01:00:00Z' });
  await write(acme, first, { seq: 3, ...resolved, createdAt: '2026-05-01T02:00:00Z' });
  await write(acme, first, { seq: 4, ...resolved, createdAt: '2026-05-02T00:00:00Z' });
  await write(acme, second, { seq: 2, authorType: 'AI', createdAt: '2026-05-01T10:03:00Z' });
  await write(acme, second, { seq: 3, ...resolved, createdAt: '2026-05-01T20:00:00Z' });
  const handedOff = { ...resolved, metadata: { action: 'handed_off' } };
  await write(acme, second, { seq: 4, ...handedOff, createdAt: '2026-05-01T20:01:00Z' });
  await inScope(acme, async (organizationId) => {
    const where = (id: string) => ({ organizationId, id });
    const status = 'RESOLVED' as const;
    await db.conversation.updateMany({
      where: where(first),
      data: { status, resolvedAt: new Date('2026-05-02T00:00:00Z') },
    });
    const resolvedAt = new Date('2026-05-01T19:59:59.990Z');
    await db.conversation.updateMany({ where: where(second), data: { status, resolvedAt, handledBy: 'AI' } });
  });
  expect(await read(acme.owner, day)).toMatchObject({
    conversations: { created: 3, resolved: 3, reopened: 2 },
    messages: { sentByAi: 1 },
    firstResponse: { median: 120, p90: 168 },
    resolution: { median: (7200 + 36_000) / 2 },
    ai: { conversationsResolved: 2, resolvedByAi: 1, share: 0.5, handedOff: 1 },
    days: [{ created: 3, resolved: 3, messagesSent: 1 }],
  });
});

test('calls are counted with their minutes, by status', async () => {
  const acme = await createOrganization(server);
  await inScope(acme, async (organizationId) => {
    const channel = await db.channel.findFirstOrThrow({ where: { organizationId } });
    const call = { organizationId, direction: 'INBOUND' as const, from: '+355', to: '+383', channelId: channel.id };
    const createdAt = new Date('2026-05-01T12:00:00Z');
    const answered = { answeredAt: createdAt, endedAt: new Date('2026-05-01T12:01:30Z') };
    await db.callSession.create({ data: { ...call, id: newId(), status: 'COMPLETED', createdAt, ...answered } });
    await db.callSession.create({ data: { ...call, id: newId(), status: 'COMPLETED', createdAt, ...answered } });
    await db.callSession.create({ data: { ...call, id: newId(), status: 'NO_ANSWER', createdAt, channelId: null } });
  });
  const stats = await read(acme.owner, { from: '2026-05-01T00:00:00Z', to: '2026-05-02T00:00:00Z' });
  expect(stats.calls).toEqual({
    count: 3,
    minutes: 3,
    byStatus: [
      { status: 'COMPLETED', count: 2 },
      { status: 'NO_ANSWER', count: 1 },
    ],
  });
  expect(stats.days).toMatchObject([{ calls: 3 }]);
  expect(stats.byChannel).toMatchObject([{ calls: 2 }]);
});

test('the statements do not grow with days, members and channels', async () => {
  const acme = await createOrganization(server);
  await acme.addMember('AGENT');
  await acme.owner.mutate('createChannel', { type: 'API', name: 'second' }, 'cursor');
  await acme.createConversation();
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const statements = async (work: () => Promise<unknown>) => {
    query.mockClear();
    await work();
    const texts = query.mock.calls.map(([first]) => (first as unknown as { text?: string }).text ?? String(first));
    return texts.filter((text) => !text.includes('set_config')).length;
  };
  const others = await statements(() => acme.owner.run('{ __typename }'));
  const stats = await statements(() => read(acme.owner));
  query.mockRestore();
  expect(stats - others).toBe(7);
});

test("another organization's figures stay its own, and a period or zone that makes no sense is refused by name", async () => {
  const [acme, globex] = [await createOrganization(server), await createOrganization(server)];
  await acme.createConversation();
  expect((await read(globex.owner)).conversations).toMatchObject({ created: 0, open: 0 });
  const wrong: [Data, string][] = [
    [{ from: '2026-05-02T00:00:00Z', to: '2026-05-02T00:00:00Z' }, 'from: must be before to'],
    [{ from: '2099-05-02T00:00:00Z' }, 'from: must be before to'],
    [{ from: '2025-05-01T00:00:00Z', to: '2026-05-02T00:00:01Z' }, 'from: must be at most 366 days before to'],
    ...['Mars/Olympus', '+02:00', 'CET', "UTC'; --"].map((timeZone): [Data, string] => [
      { timeZone },
      'timeZone: is not an IANA time zone',
    ]),
  ];
  for (const [variables, message] of wrong) {
    await expect(read(acme.owner, variables)).rejects.toMatchObject({ code: 'VALIDATION_FAILED', message });
  }
});

test('the figures take stats:read, and no more; people and channels behind them take their own', async () => {
  const acme = await createOrganization(server);
  const viewer = await acme.addMember('VIEWER');
  expect((await read(viewer)).byMember).toHaveLength(2);
  const key = await acme.addApiKey(['stats:read']);
  const { stats } = await key.run('{ stats { byMember { name } byChannel { name } } }');
  expect(stats.byMember).toEqual([{ name: 'Olga Owner' }, { name: 'VIEWER member' }]);
  for (const query of ['{ stats { byMember { user { email } } } }', '{ stats { byChannel { channel { id } } } }']) {
    await expect(key.run(query)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  const other = await acme.addApiKey(['contacts:read']);
  await expect(read(other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
