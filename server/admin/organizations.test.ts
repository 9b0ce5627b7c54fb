import { expect, test } from 'vitest';
import { newId, toTypeId } from '../db/ids.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization, createPlatformAdmin, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const admin = await createPlatformAdmin(server);

const act = (name: string, input: Data, selection = 'cursor') => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { admin { ${name}(input: $input) { ${selection} } } }`;
  return admin.run(document, { input }).then(({ admin: done }) => done[name]);
};

const list = async (args: string): Promise<string[]> => {
  const { admin: found } = await admin.run(`{ admin { organizations(${args}, first: 100) { nodes { id } } } }`);
  return found.organizations.nodes.map(({ id }: Data) => id);
};

test('an organization is found by name, slug or id, with what it holds', async () => {
  const acme = await createOrganization(server, unique('Needle 100%'));
  await acme.createConversation();
  await acme.addMember('AGENT');
  const { organization } = await acme.owner.run('{ organization { name slug } }');
  for (const search of [organization.name.slice(0, -1), organization.slug, acme.id]) {
    expect(await list(`search: ${JSON.stringify(search)}`)).toEqual([acme.id]);
  }
  expect(await list('search: "100_"')).toEqual([]);
  const { admin: read } = await admin.run(
    `query ($id: ID!) { admin { organization(id: $id) { id status planCode subscriptionStatus memberCount contactCount
       conversationCount messageCount lastEventAt subscription { status limits plan { code } } } } }`,
    { id: acme.id },
  );
  expect(read.organization).toMatchObject({
    id: acme.id,
    status: 'ACTIVE',
    planCode: 'bundle-growth-month',
    subscriptionStatus: 'TRIALING',
    memberCount: 2,
    contactCount: 1,
    conversationCount: 1,
    messageCount: 1,
    lastEventAt: expect.any(String),
    subscription: { limits: { seats: 15 }, plan: { code: 'bundle-growth-month' } },
  });
});

test('a suspended organization is refused at once to people, keys, contacts and open sockets', async () => {
  const acme = await createOrganization(server);
  const { contact } = await acme.createConversation();
  const key = await acme.addApiKey(['conversations:read']);
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  const visitor = new ApiClient(server.url, token);
  const closed = new Promise<number>((resolve) =>
    acme.owner.socket().on('closed', (event) => resolve((event as CloseEvent).code)),
  );
  const { organization } = await acme.owner.run('{ organization { cursor } }');
  await acme.owner
    .subscribe('subscription ($after: String) { inboxEvents(after: $after) { type } }', { after: organization.cursor })
    .next();
  const started = Date.now();
  const suspended = await act(
    'suspendOrganization',
    { id: acme.id, reason: 'Spam' },
    'organization { status suspendReason }',
  );
  expect(suspended.organization).toEqual({ status: 'SUSPENDED', suspendReason: 'Spam' });
  expect(await closed).toBe(4401);
  expect(Date.now() - started).toBeLessThan(1000);
  const read = '{ conversations { nodes { id } } }';
  await expect(acme.owner.run(read)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(key.run(read)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(visitor.run(read)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await list('status: SUSPENDED')).toContain(acme.id);
  expect(await list('status: ACTIVE')).not.toContain(acme.id);
  await expect(act('suspendOrganization', { id: acme.id, reason: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' });

  await act('reinstateOrganization', { id: acme.id });
  expect((await acme.owner.run(read)).conversations.nodes).toHaveLength(1);
  expect((await key.run(read)).conversations.nodes).toHaveLength(1);
  await expect(act('reinstateOrganization', { id: acme.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  const replayed = await acme.owner
    .subscribe('subscription ($after: String) { inboxEvents(after: $after) { type } }', { after: organization.cursor })
    .until(({ inboxEvents }) => inboxEvents.type === 'ORGANIZATION_REINSTATED');
  expect(replayed.map(({ inboxEvents }) => inboxEvents.type)).toEqual([
    'ORGANIZATION_SUSPENDED',
    'ORGANIZATION_REINSTATED',
  ]);
  acme.owner.close();
});

test('a suspension names its reason, and its audit rows are in that organization, by the admin', async () => {
  const { id } = await createOrganization(server);
  await expect(act('suspendOrganization', { id, reason: ' ' })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [{ path: 'reason' }] },
  });
  await expect(act('suspendOrganization', { id: toTypeId('org', newId()), reason: 'x' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await act('suspendOrganization', { id, reason: 'Spam' });
  const { viewer } = await admin.run('{ viewer { id } }');
  const { admin: found } = await admin.run(
    `query ($id: ID!) { admin { auditLogs(organizationId: $id, first: 1) { nodes {
       organizationId actorType actorId action targetType targetId diff } } } }`,
    { id },
  );
  expect(found.auditLogs.nodes).toMatchObject([
    {
      organizationId: id,
      actorType: 'USER',
      actorId: viewer.id,
      action: 'organization.suspend',
      targetType: 'Organization',
      targetId: id,
      diff: { suspendReason: { from: null, to: 'Spam' } },
    },
  ]);
});

test('a platform admin whose own organization is suspended reinstates it', async () => {
  const { organization } = await admin.run('{ organization { id } }');
  await act('suspendOrganization', { id: organization.id, reason: 'By mistake' });
  await expect(admin.run('{ conversations { nodes { id } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await act('reinstateOrganization', { id: organization.id });
  expect((await admin.run('{ conversations { nodes { id } } }')).conversations.nodes).toEqual([]);
});

test('limits are overridden as a whole, counted at once, and cleared', async () => {
  const acme = await createOrganization(server);
  const override = (limits: unknown) =>
    act(
      'overridePlanLimits',
      { organizationId: acme.id, limits },
      'organization { subscription { limitOverrides limits } }',
    );
  await override({ seats: 40 });
  const { organization } = await override({ channels: 1, aiAgents: null });
  expect(organization.subscription).toMatchObject({
    limitOverrides: { channels: 1, aiAgents: null },
    limits: { channels: 1, aiAgents: null, seats: 15 },
  });
  await expect(acme.owner.mutate('createChannel', { type: 'API', name: 'x' }, 'cursor')).rejects.toMatchObject({
    code: 'QUOTA_EXCEEDED',
  });
  await override(null);
  await acme.owner.mutate('createChannel', { type: 'API', name: 'x' }, 'cursor');
  for (const [limits, path] of [
    [{ seats: -1 }, 'limits.seats'],
    [{ seats: 'many' }, 'limits.seats'],
    [{ apiRequestsPerMinute: 0 }, 'limits.apiRequestsPerMinute'],
    [{ chairs: 4 }, 'limits.chairs'],
    [undefined, 'limits'],
  ]) {
    await expect(override(limits), JSON.stringify(limits)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      extensions: { fields: [{ path }] },
    });
  }
});

test('an organization that its owner closed is listed as such and is left alone', async () => {
  const { owner } = await createOrganization(server);
  const closing = await owner.mutate('createOrganization', { name: unique('closing') }, 'organization { id }');
  const { id } = closing.organization;
  await owner.mutate('deleteOrganization', { id }, 'deletedId');
  expect(await list('status: DELETED')).toContain(id);
  await expect(act('suspendOrganization', { id, reason: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' });
});
