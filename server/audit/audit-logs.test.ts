import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { newId, parseTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);
const { id, contact } = await acme.createConversation();

const entries = async (filter: Data, client = acme.owner): Promise<Data[]> =>
  (
    await client.run(
      `query ($filter: AuditLogFilter) { auditLogs(filter: $filter) { nodes {
        id action actorType actor { type id name } targetType targetId requestId ip createdAt } } }`,
      { filter },
    )
  ).auditLogs.nodes;

const whoAmI = async (client: ApiClient) => (await client.run('{ viewer { id } }')).viewer.id;

test('people, API keys and contacts are named and can be asked for', async () => {
  const program = await acme.addApiKey(['messages:write', 'messages:read', 'conversations:read']);
  await program.mutate('sendMessage', { conversationId: id, body: 'From a program' }, 'cursor');
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  await new ApiClient(server.url, token).mutate('sendMessage', { conversationId: id, body: 'From me' }, 'cursor');
  const { apiKeys } = await acme.owner.run('{ apiKeys { nodes { id name } } }');
  const [key] = apiKeys.nodes;
  expect(await entries({ actorId: key.id })).toMatchObject([
    { action: 'message.send', actorType: 'API_KEY', actor: { type: 'API_KEY', id: key.id, name: key.name } },
  ]);
  expect(await entries({ actorId: contact.id })).toMatchObject([
    { actor: { type: 'CONTACT', id: contact.id, name: 'Carl Contact' }, targetType: 'Message' },
  ]);
  const owner = await whoAmI(acme.owner);
  const own = await entries({ actorId: owner, action: 'conversation.create' });
  expect(own).toMatchObject([{ targetId: id, actor: { type: 'USER', id: owner, name: 'Olga Owner' } }]);
  expect(own[0].requestId).toEqual(expect.any(String));
});

test('what was done to one object, of one type, in one period', async () => {
  const [created] = await entries({ targetId: id });
  expect(created).toMatchObject({ action: 'conversation.create', targetType: 'Conversation', targetId: id });
  expect((await entries({ targetType: 'Organization' })).map(({ action }) => action)).toEqual(['organization.create']);
  expect(await entries({ targetId: id, from: created.createdAt })).toHaveLength(1);
  expect(await entries({ targetId: id, to: created.createdAt })).toEqual([]);
  expect(await entries({ targetId: id, targetType: 'Contact' })).toEqual([]);
});

test('what cannot be asked for is named', async () => {
  const wrong: [Data, string][] = [
    [{ actorId: id }, 'filter.actorId'],
    [{ actorId: 'nobody' }, 'filter.actorId'],
    [{ targetId: 'nothing' }, 'filter.targetId'],
    [{ targetType: 'conversations' }, 'filter.targetType'],
  ];
  for (const [filter, path] of wrong) {
    await expect(entries(filter)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      extensions: { fields: [{ path }] },
    });
  }
});

test('a target of a type that is not known has no id, and an actor that is not known no name', async () => {
  const organizationId = parseTypeId('org', acme.id);
  await runInOrganization(organizationId, () =>
    db.auditLog.create({
      data: {
        id: newId(),
        organizationId,
        actorType: 'robot',
        actorId: newId(),
        action: 'macro.run',
        targetType: 'constructor',
        targetId: newId(),
      },
    }),
  );
  expect(await entries({ action: 'macro.run' })).toMatchObject([
    { targetId: null, actorType: 'ANONYMOUS', actor: { type: 'ANONYMOUS', id: null, name: null } },
  ]);
});

test('only who may read the audit log does, and only of the own organization', async () => {
  await expect(entries({}, await acme.addMember('AGENT'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const globex = await createOrganization(server);
  expect(await entries({ targetId: id }, globex.owner)).toEqual([]);
  const [entry] = await entries({ targetId: id });
  const read = 'query ($id: ID!) { auditLog(id: $id) { id } }';
  expect((await acme.owner.run(read, { id: entry.id })).auditLog.id).toBe(entry.id);
  await expect(globex.owner.run(read, { id: entry.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('actions that are too many to read past can be left out', async () => {
  const all = (await entries({})).map(({ action }) => action);
  const rest = (await entries({ except: ['message.send'] })).map(({ action }) => action);
  expect(all).toContain('message.send');
  expect(rest).toEqual(all.filter((action) => action !== 'message.send'));
  await expect(entries({ except: Array.from({ length: 21 }, () => 'x') })).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  });
});
