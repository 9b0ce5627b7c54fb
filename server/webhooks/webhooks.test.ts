import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { eventTypes } from '../events/event-types.ts';
import type { Data } from '../testing/client.ts';
import { createOrganization, liftLimits } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { insertDelivery } from '../testing/specimens/webhooks.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
await Promise.all([acme, globex].map(liftLimits));

const url = 'https://example.com/hook';
const fields = 'id url description eventTypes enabled disabledReason failingSince cursor';
const create = (input: object = {}, as = acme.owner): Promise<Data> =>
  as.mutate(
    'createWebhookSubscription',
    { url, eventTypes: ['message.created'], ...input },
    `webhookSubscription { ${fields} } secret cursor`,
  );
const newSubscription = async (): Promise<string> => (await create()).webhookSubscription.id;
const update = async (id: string, changes: object, as = acme.owner): Promise<Data> =>
  (await as.mutate('updateWebhookSubscription', { id, ...changes }, `webhookSubscription { ${fields} }`))
    .webhookSubscription;
const read = async (id: string): Promise<Data> => {
  const query = `query ($id: ID!) { webhookSubscription(id: $id) { ${fields} } }`;
  return (await acme.owner.run(query, { id })).webhookSubscription;
};
const stored = (id: string) =>
  asPlatform('test', (platform) => platform.webhookSubscription.findFirst({ where: { id: parseTypeId('wh', id) } }));

test('a subscription gets what happens from its creation on', async () => {
  const { organization } = await acme.owner.run('{ organization { cursor } }');
  const { webhookSubscription, cursor } = await create({ description: 'CRM', eventTypes: ['*'] });
  expect(webhookSubscription).toEqual({
    id: expect.stringMatching(/^wh_/),
    url,
    description: 'CRM',
    eventTypes: ['*'],
    enabled: true,
    disabledReason: null,
    failingSince: null,
    cursor: organization.cursor,
  });
  expect(cursor).not.toBe(organization.cursor);
  const every = await create({ eventTypes });
  expect(every.webhookSubscription.eventTypes).toEqual(eventTypes);
});

test('the secret is shown when it is made and never again', async () => {
  const { secret, webhookSubscription } = await create();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
  expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(32);
  const { id } = webhookSubscription;
  const rotated = await acme.owner.mutate('rotateWebhookSecret', { id }, 'secret webhookSubscription { id }');
  expect(rotated.webhookSubscription).toEqual({ id });
  expect(rotated.secret).not.toBe(secret);
  expect(await stored(id)).toMatchObject({ secret: rotated.secret, previousSecret: secret });
  await acme.owner.mutate('deleteWebhookSubscription', { id }, 'cursor');
  const rows = await asPlatform('test', async (platform) => [
    await platform.auditLog.findMany({ where: { targetId: parseTypeId('wh', id) }, orderBy: { createdAt: 'asc' } }),
    await platform.event.findMany({ where: { subjectId: parseTypeId('wh', id) }, orderBy: { seq: 'asc' } }),
  ]);
  expect(rows[0]?.map((row) => 'action' in row && row.action)).toEqual([
    'webhook_subscription.create',
    'webhook_subscription.rotate_secret',
    'webhook_subscription.delete',
  ]);
  expect(rows[1]?.map((row) => 'type' in row && row.type)).toEqual([
    'webhook_subscription.created',
    'webhook_subscription.updated',
    'webhook_subscription.deleted',
  ]);
  const told = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  expect(told).not.toContain('whsec_');
  const { __type } = await acme.owner.run('{ __type(name: "WebhookSubscription") { fields { name } } }');
  expect(__type.fields.filter(({ name }: Data) => /secret/i.test(name))).toEqual([]);
});

const wrong: [Data, string][] = [
  [{ url: 'example.com' }, 'url'],
  [{ url: 'ftp://example.com/' }, 'url'],
  [{ url: 'javascript:alert(1)' }, 'url'],
  [{ url: 'https://' }, 'url'],
  [{ url: 'https://me:secret@example.com/' }, 'url'],
  [{ url: 'https://me@example.com/' }, 'url'],
  [{ url: `https://example.com/${'x'.repeat(2000)}` }, 'url'],
  [{ description: 'x'.repeat(501) }, 'description'],
  [{ eventTypes: [] }, 'eventTypes'],
  [{ eventTypes: ['MESSAGE_CREATED'] }, 'eventTypes.0'],
  [{ eventTypes: ['message.created', 'message.*'] }, 'eventTypes.1'],
  [{ eventTypes: ['call.ended', 'call.ended'] }, 'eventTypes.1'],
  [{ eventTypes: ['call.ended', '*'] }, 'eventTypes.1'],
];

test.each(wrong)('%j is refused when creating and when changing', async (input, path) => {
  const refusal = { code: 'VALIDATION_FAILED', extensions: { fields: [{ path }] } };
  const id = await newSubscription();
  const before = await read(id);
  await expect(create(input)).rejects.toMatchObject(refusal);
  await expect(update(id, input)).rejects.toMatchObject(refusal);
  expect(await read(id)).toEqual(before);
});

test('enabling again forgets why it was disabled; other changes do not', async () => {
  const id = await newSubscription();
  const failing = { enabled: false, failingSince: new Date('2026-01-01'), disabledReason: 'Failed for 5 days.' };
  await asPlatform('test', (platform) =>
    platform.webhookSubscription.updateMany({ where: { id: parseTypeId('wh', id) }, data: failing }),
  );
  const shown = { enabled: false, failingSince: '2026-01-01T00:00:00.000Z', disabledReason: 'Failed for 5 days.' };
  expect(await update(id, { description: 'x', eventTypes: ['*'] })).toMatchObject({ ...shown, eventTypes: ['*'] });
  expect(await update(id, { enabled: true, description: null })).toMatchObject({
    enabled: true,
    failingSince: null,
    disabledReason: null,
    description: null,
  });
});

test('only admins and owners see webhooks', async () => {
  const id = await newSubscription();
  const delivery = await insertDelivery(acme.id, id);
  for (const role of ['AGENT', 'VIEWER'] as const) {
    const member = await acme.addMember(role);
    for (const query of ['webhookSubscriptions', 'webhookDeliveries']) {
      await expect(member.run(`{ ${query} { nodes { id } } }`)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    for (const asked of [id, delivery]) {
      await expect(member.run('query ($id: ID!) { node(id: $id) { id } }', { id: asked })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    await expect(update(id, { enabled: false }, member)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  const admin = await acme.addMember('ADMIN');
  expect(await update(id, { enabled: false }, admin)).toMatchObject({ id, enabled: false });
});

test('a key has nothing delivered that it may not read', async () => {
  const program = await acme.addApiKey(['webhooks:read', 'webhooks:write', 'contacts:read']);
  const { webhookSubscription } = await create({ eventTypes: ['contact.created'] }, program);
  const everything = (await create({ eventTypes: ['*'] })).webhookSubscription;
  for (const attempt of [
    () => create({ eventTypes: ['contact.created', 'message.created'] }, program),
    () => create({ eventTypes: ['*'] }, program),
    () => update(webhookSubscription.id, { eventTypes: ['call.ended'] }, program),
    () => update(everything.id, { url: 'https://elsewhere.example' }, program),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  expect(await update(everything.id, { enabled: false }, program)).toMatchObject({ enabled: false });
});

test("another organization's subscription and deliveries do not exist", async () => {
  const id = await newSubscription();
  const delivery = await insertDelivery(acme.id, id);
  for (const asked of [id, toTypeId('wh', newId())]) {
    const gone = { code: 'NOT_FOUND', message: 'Webhook subscription not found.' };
    await expect(update(asked, { enabled: false }, globex.owner)).rejects.toMatchObject(gone);
    for (const name of ['deleteWebhookSubscription', 'rotateWebhookSecret']) {
      await expect(globex.owner.mutate(name, { id: asked }, '__typename')).rejects.toMatchObject(gone);
    }
    const redeliver = globex.owner.mutate('redeliverWebhook', { id: asked, from: '0' }, 'cursor');
    await expect(redeliver).rejects.toMatchObject(gone);
  }
  for (const deliveryId of [delivery, toTypeId('whd', newId())]) {
    await expect(globex.owner.mutate('redeliverWebhook', { deliveryId }, 'cursor')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'Webhook delivery not found.',
    });
    expect(await globex.owner.run('query ($id: ID!) { node(id: $id) { id } }', { id: deliveryId })).toEqual({
      node: null,
    });
  }
  const lists = await globex.owner.run('{ webhookSubscriptions { nodes { id } } webhookDeliveries { nodes { id } } }');
  expect(lists).toEqual({ webhookSubscriptions: { nodes: [] }, webhookDeliveries: { nodes: [] } });
});

test('deliveries are listed by subscription and status, and go with their subscription', async () => {
  const [id, other] = [await newSubscription(), await newSubscription()];
  const first = await insertDelivery(acme.id, id, 4_294_967_296);
  await insertDelivery(acme.id, other);
  const query = `query ($filter: WebhookDeliveryFilter) { webhookDeliveries(filter: $filter) { nodes {
    id eventSeq eventType status attempts nextAttemptAt responseStatus responseBody durationMs error deliveredAt
    webhookSubscription { id } } } }`;
  const list = async (filter: Data) => (await acme.owner.run(query, { filter })).webhookDeliveries.nodes;
  expect(await list({ webhookSubscriptionId: id, status: ['FAILED'] })).toEqual([
    {
      id: first,
      eventSeq: 4_294_967_296,
      eventType: 'message.created',
      status: 'FAILED',
      attempts: 3,
      nextAttemptAt: null,
      responseStatus: 500,
      responseBody: 'out of order',
      durationMs: 12,
      error: 'answered 500',
      deliveredAt: null,
      webhookSubscription: { id },
    },
  ]);
  expect(await list({ webhookSubscriptionId: id, status: ['PENDING', 'SUCCEEDED'] })).toEqual([]);
  const own = 'query ($id: ID!) { webhookSubscription(id: $id) { deliveries(status: [FAILED]) { nodes { id } } } }';
  expect((await acme.owner.run(own, { id })).webhookSubscription.deliveries.nodes).toEqual([{ id: first }]);
  await acme.owner.mutate('deleteWebhookSubscription', { id }, 'cursor');
  expect(await list({ webhookSubscriptionId: id })).toEqual([]);
});

test('delivering again without an engine is refused in plain words, after everything else was looked at', async () => {
  const id = await newSubscription();
  const deliveryId = await insertDelivery(acme.id, id);
  const redeliver = (input: Data) => acme.owner.mutate('redeliverWebhook', input, 'cursor');
  const refusals: [Data, object][] = [
    [{}, { code: 'VALIDATION_FAILED', extensions: { fields: [{ path: 'deliveryId' }] } }],
    [{ id }, { code: 'VALIDATION_FAILED', extensions: { fields: [{ path: 'from' }] } }],
    [{ from: '0' }, { code: 'VALIDATION_FAILED', extensions: { fields: [{ path: 'id' }] } }],
    [
      { id, deliveryId },
      { code: 'VALIDATION_FAILED', extensions: { fields: [{ path: 'id' }] } },
    ],
    [
      { id, from: 'yesterday' },
      { code: 'VALIDATION_FAILED', extensions: { fields: [{ path: 'from' }] } },
    ],
    [
      { id, from: (await globex.owner.run('{ organization { cursor } }')).organization.cursor },
      { code: 'CURSOR_EXPIRED' },
    ],
    [{ id, from: '0' }, { code: 'UPSTREAM_FAILED' }],
    [{ deliveryId }, { code: 'UPSTREAM_FAILED', message: expect.stringContaining('no delivery engine') }],
  ];
  for (const [input, refusal] of refusals) await expect(redeliver(input)).rejects.toMatchObject(refusal);
});
