import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { newId, parseTypeId } from '../db/ids.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization, type TestOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { rollUpUsage } from './rollup.jobs.ts';

const server = await startTestServer();
const dayMs = 86_400_000;

async function setTerm({ id }: TestOrganization, currentPeriodStart: Date, currentPeriodEnd: Date) {
  await asPlatform('test', (platform) =>
    platform.subscription.updateMany({
      where: { organizationId: parseTypeId('org', id) },
      data: { currentPeriodStart, currentPeriodEnd },
    }),
  );
}

async function count({ id }: TestOrganization, metric: string, quantity: number, occurredAt = new Date()) {
  const row = { id: newId(), organizationId: parseTypeId('org', id), sourceId: newId() };
  await asPlatform('test', (platform) =>
    platform.usageLedger.create({ data: { ...row, metric, quantity, occurredAt } }),
  );
}

async function meters({ owner }: TestOrganization): Promise<Record<string, Data>> {
  const { usage } = await owner.run('{ usage { metric ledgerMetric used limit percent periodStart periodEnd } }');
  return Object.fromEntries(usage.map((meter: Data) => [meter.metric, meter]));
}

test('usage is what is there now, and what was counted within the running period', async () => {
  const acme = await createOrganization(server);
  await acme.addMember('AGENT');
  await acme.createConversation();
  await count(acme, 'voice_minutes', 500);
  await count(acme, 'voice_minutes', 1000, new Date(Date.now() - dayMs)); // before the organization's trial
  await asPlatform('test', (platform) =>
    platform.knowledgeSource.create({
      data: { id: newId(), organizationId: parseTypeId('org', acme.id), name: 'x', type: 'TEXT', sizeBytes: 2_000_001 },
    }),
  );
  const all = await meters(acme);
  expect(Object.keys(all).sort()).toEqual([
    'aiAgents',
    'aiMessagesPerMonth',
    'channels',
    'conversationsPerMonth',
    'knowledgeMb',
    'seats',
    'voiceMinutesPerMonth',
    'webhookSubscriptions',
    'workflowRunsPerMonth',
  ]);
  expect(all.seats).toMatchObject({ used: 2, limit: 15, percent: 13, ledgerMetric: null });
  expect(all.channels).toMatchObject({ used: 1, limit: 10 });
  expect(all.knowledgeMb).toMatchObject({ used: 3, limit: 500 });
  expect(all.conversationsPerMonth).toMatchObject({ used: 1, limit: 5000, ledgerMetric: 'conversations' });
  expect(all.voiceMinutesPerMonth).toMatchObject({ used: 500, limit: 2000, percent: 25 });
  const { subscription } = await acme.owner.run('{ subscription { currentPeriodStart currentPeriodEnd } }');
  expect(all.seats).toMatchObject({
    periodStart: subscription.currentPeriodStart,
    periodEnd: subscription.currentPeriodEnd,
  });
});

test('an override counts, and without limit there is no percentage', async () => {
  const acme = await createOrganization(server);
  await asPlatform('test', (platform) =>
    platform.subscription.updateMany({
      where: { organizationId: parseTypeId('org', acme.id) },
      data: { limitOverrides: { seats: null, channels: 4, voiceMinutesPerMonth: 0 } },
    }),
  );
  const all = await meters(acme);
  expect(all.seats).toMatchObject({ limit: null, percent: null });
  expect(all.channels).toMatchObject({ limit: 4, percent: 25 });
  expect(all.voiceMinutesPerMonth).toMatchObject({ limit: 0, percent: 0 });
});

test('usage is rolled up for the running and the previous period; again, or twice at once, changes nothing', async () => {
  const acme = await createOrganization(server);
  const start = new Date(Date.now() - 40 * dayMs);
  await setTerm(acme, start, new Date(start.getTime() + 365 * dayMs));
  await count(acme, 'ai_messages', 7, new Date(Date.now() - 35 * dayMs));
  await count(acme, 'ai_messages', 2);
  await count(acme, 'ai_messages', 3);
  await Promise.all([rollUpUsage(null), rollUpUsage(null)]);
  const query = '{ usageHistory(metric: "ai_messages") { nodes { id quantity periodStart periodEnd updatedAt } } }';
  const first = await acme.owner.run(query);
  expect(first.usageHistory.nodes.map(({ quantity }: Data) => quantity)).toEqual([5, 7]);
  const [running, previous] = first.usageHistory.nodes;
  expect(previous.periodEnd).toBe(running.periodStart);
  await rollUpUsage(null);
  expect(await acme.owner.run(query)).toEqual(first);
  await count(acme, 'ai_messages', 1);
  await acme.createConversation();
  await rollUpUsage(new Date(Date.now() - 60_000)); // by its newest event
  expect((await acme.owner.run(query)).usageHistory.nodes[0]).toMatchObject({ id: running.id, quantity: 6 });
});

test('what was counted is listed newest first, page by page, of the own organization only', async () => {
  const [acme, globex] = [await createOrganization(server), await createOrganization(server)];
  for (let index = 0; index < 3; index++) await acme.createConversation();
  await globex.createConversation();
  const list =
    'query ($after: String) { usageLedger(metric: "conversations", first: 2, after: $after) { nodes { id occurredAt quantity sourceId } pageInfo { endCursor hasNextPage } } }';
  const first = (await acme.owner.run(list)).usageLedger;
  expect(first).toMatchObject({ nodes: { length: 2 }, pageInfo: { hasNextPage: true } });
  const second = (await acme.owner.run(list, { after: first.pageInfo.endCursor })).usageLedger;
  expect(second).toMatchObject({ nodes: { length: 1 }, pageInfo: { hasNextPage: false } });
  const times = [...first.nodes, ...second.nodes].map(({ occurredAt }: Data) => Date.parse(occurredAt));
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const node = 'query ($id: ID!) { node(id: $id) { id } }';
  expect((await acme.owner.run(node, { id: first.nodes[0].id })).node).not.toBeNull();
  expect((await globex.owner.run(node, { id: first.nodes[0].id })).node).toBeNull();
});

test('an unknown metric is refused by name, and billing:read is needed', async () => {
  const acme = await createOrganization(server);
  for (const field of ['usageLedger(metric: "seats")', 'usageHistory(metric: "nonsense")']) {
    await expect(acme.owner.run(`{ ${field} { nodes { id } } }`)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      extensions: { fields: [{ path: 'metric' }] },
    });
  }
  const key = await acme.addApiKey(['contacts:read']);
  for (const field of ['usage { used }', 'usageHistory { nodes { id } }']) {
    await expect(key.run(`{ ${field} }`)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});
