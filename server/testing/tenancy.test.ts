/**
 * Another organization's data does not exist. Each test takes one door: ids in GraphQL, paths in REST, subscriptions,
 * raw SQL. Foreign and unknown ids must answer alike, or an attacker could learn which ids exist.
 */
import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { createOrganization } from './organizations.ts';
import { startTestServer } from './server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);
const globex = await createOrganization(server);
const { id } = await acme.createConversation('secret of acme');
const details = await acme.owner.run(
  `query ($id: ID!) { conversation(id: $id) { contact { id } channel { id } messages { nodes { id } } }
   members { nodes { id user { id } } } subscription { id } usageLedger(metric: "conversations") { nodes { id } } }`,
  { id },
);
await acme.addApiKey(['conversations:read']);
const { apiKeys } = await acme.owner.run('{ apiKeys { nodes { id } } }');

const made = async (mutation: string, input: Record<string, unknown>, object: string): Promise<string> =>
  (await acme.owner.mutate(mutation, input, `${object} { id }`))[object].id;
const logs = await acme.owner.run('{ auditLogs(first: 1) { nodes { id } } events(first: 1) { nodes { id } } }');

const foreign: Record<string, string> = {
  Conversation: id,
  Contact: details.conversation.contact.id,
  Channel: details.conversation.channel.id,
  Message: details.conversation.messages.nodes[0].id,
  Membership: details.members.nodes[0].id,
  User: details.members.nodes[0].user.id,
  ApiKey: apiKeys.nodes[0].id,
  Organization: acme.id,
  Label: await made('createLabel', { name: 'theirs' }, 'label'),
  SavedReply: await made('createSavedReply', { shortcut: 'theirs', title: 'x', body: 'x' }, 'savedReply'),
  Invitation: await made('inviteMember', { email: 'theirs@example.com', role: 'AGENT' }, 'invitation'),
  AuditLog: logs.auditLogs.nodes[0].id,
  Event: logs.events.nodes[0].id,
  BillingSubscription: details.subscription.id,
  UsageLedger: details.usageLedger.nodes[0].id,
};

const random = (typeId: string) => toTypeId(typeId.split('_')[0] as 'conv', newId());

for (const [typename, typeId] of Object.entries(foreign)) {
  test(`node(id:) of another organization's ${typename} is null, like an unknown id`, async () => {
    const own = await acme.owner.run('query ($id: ID!) { node(id: $id) { __typename id } }', { id: typeId });
    expect(own.node).toEqual({ __typename: typename, id: typeId });
    for (const asked of [typeId, random(typeId)]) {
      const { node } = await globex.owner.run('query ($id: ID!) { node(id: $id) { __typename id } }', { id: asked });
      expect(node).toBeNull();
    }
  });
}

const attacks: [string, string, Record<string, unknown>][] = [
  ['updateContact', 'contact', { id: foreign.Contact, name: 'x' }],
  ['deleteContact', 'contact', { id: foreign.Contact }],
  ['updateChannel', 'channel', { id: foreign.Channel, name: 'x' }],
  ['deleteChannel', 'channel', { id: foreign.Channel }],
  ['createConversation', 'channel', { channelId: foreign.Channel, contact: { email: 'x@example.com' } }],
  ['createConversation', 'contact', { contact: { id: foreign.Contact } }],
  ['updateConversation', 'conversation', { id, subject: 'x' }],
  ['assignConversation', 'conversation', { id }],
  ['snoozeConversation', 'conversation', { id, until: '2099-01-01T00:00:00Z' }],
  ['resolveConversation', 'conversation', { id }],
  ['reopenConversation', 'conversation', { id }],
  ['markConversationRead', 'conversation', { id }],
  ['sendMessage', 'conversation', { conversationId: id, body: 'x' }],
  ['setTyping', 'conversation', { conversationId: id, typing: true }],
  ['setPresence', 'conversation', { conversationId: id, activity: 'VIEWING' }],
  ['updateMember', 'member', { id: foreign.Membership, role: 'VIEWER' }],
  ['removeMember', 'member', { id: foreign.Membership }],
  ['updateApiKey', 'key', { id: foreign.ApiKey, name: 'x' }],
  ['revokeApiKey', 'key', { id: foreign.ApiKey }],
  ['markConversationUnread', 'conversation', { id }],
  ['addConversationLabels', 'conversation', { id, labelIds: [foreign.Label] }],
  ['removeConversationLabels', 'conversation', { id, labelIds: [foreign.Label] }],
  ['updateLabel', 'label', { id: foreign.Label, name: 'x' }],
  ['deleteLabel', 'label', { id: foreign.Label }],
  ['updateSavedReply', 'reply', { id: foreign.SavedReply, title: 'x' }],
  ['deleteSavedReply', 'reply', { id: foreign.SavedReply }],
  ['revokeInvitation', 'invitation', { id: foreign.Invitation }],
  ['resendInvitation', 'invitation', { id: foreign.Invitation }],
  ['updateOrganization', 'organization', { id: acme.id, name: 'x' }],
  ['deleteOrganization', 'organization', { id: acme.id }],
];

for (const [mutation, what, input] of attacks) {
  test(`${mutation} with another organization's ${what} is NOT_FOUND, word for word like an unknown id`, async () => {
    const swap = (value: unknown): unknown => {
      if (typeof value === 'string' && Object.values(foreign).includes(value)) return random(value);
      if (Array.isArray(value)) return value.map(swap);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, swap(inner)]));
    };
    const attempt = (values: Record<string, unknown>) =>
      globex.owner.mutate(mutation, values, '__typename').then(
        () => 'succeeded',
        (error) => ({ message: error.message, extensions: error.extensions }),
      );
    const outcome = await attempt(input);
    expect(outcome).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    expect(outcome).toEqual(await attempt(swap(input) as Record<string, unknown>));
  });
}

test('a member of another organization cannot be assigned', async () => {
  const own = await globex.createConversation();
  await expect(
    globex.owner.mutate('assignConversation', { id: own.id, assigneeId: foreign.User }, 'cursor'),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('lists and counts of another organization hold nothing', async () => {
  const initech = await createOrganization(server);
  const lists = await initech.owner.run(`{
    conversations { nodes { id } } contacts { nodes { id } } conversationCounts { all }
    members { nodes { user { name } } } apiKeys { nodes { id } } organizations { nodes { id } } }`);
  expect(lists.conversations.nodes).toEqual([]);
  expect(lists.contacts.nodes).toEqual([]);
  expect(lists.conversationCounts.all).toBe(0);
  expect(lists.members.nodes).toHaveLength(1);
  expect(lists.apiKeys.nodes).toEqual([]);
  expect(lists.organizations.nodes).toEqual([{ id: initech.id }]);
});

for (const path of ['', '/messages']) {
  test(`REST /conversations/:id${path} of another organization is 404, like an unknown id`, async () => {
    const answers = [];
    for (const asked of [id, random(id)]) {
      const { status, body } = await globex.owner.rest('GET', `/conversations/${asked}${path}`);
      answers.push({ status, body: { ...body, requestId: undefined, instance: undefined } });
    }
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(answers[0]).toEqual(answers[1]);
  });
}

test('REST writes into another organization are 404', async () => {
  expect((await globex.owner.rest('POST', `/conversations/${id}/messages`, { body: 'x' })).status).toBe(404);
  expect((await globex.owner.rest('PATCH', `/organizations/${acme.id}`, { name: 'x' })).status).toBe(404);
  expect((await globex.owner.rest('DELETE', `/organizations/${acme.id}`)).status).toBe(404);
});

test("a subscription to another organization's conversation is NOT_FOUND", async () => {
  for (const query of [
    'subscription ($id: ID!) { messageAdded(conversationId: $id) { cursor } }',
    'subscription ($id: ID!) { conversationChanged(conversationId: $id) { cursor } }',
    'subscription ($id: ID!) { typing(conversationId: $id) { typing } }',
  ]) {
    await expect(globex.owner.subscribe(query, { id }).next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  globex.owner.close();
});

test("a subscriber sees none of another organization's events", async () => {
  const { organization } = await globex.owner.run('{ organization { cursor } }');
  const live = globex.owner.subscribe('subscription ($after: String) { inboxEvents(after: $after) { type } }', {
    after: organization.cursor,
  });
  expect((await live.next()).inboxEvents.type).toBe('CAUGHT_UP');
  for (let index = 0; index < 10; index++) await acme.createConversation();
  await globex.createConversation('own');
  const seen = await live.until(({ inboxEvents }) => inboxEvents.type === 'MESSAGE_CREATED');
  expect(seen.map(({ inboxEvents }) => inboxEvents.type)).toEqual([
    'CONTACT_CREATED',
    'CONVERSATION_CREATED',
    'MESSAGE_CREATED',
  ]);
  globex.owner.close();
});

test("raw SQL in another organization's scope finds and changes nothing", async () => {
  const acmeId = parseTypeId('org', acme.id);
  const globexId = parseTypeId('org', globex.id);
  const count = (organizationId: string) =>
    runInOrganization(organizationId, async () => {
      const [row] = await db.$queryRaw<{ n: bigint }[]>`
        SELECT count(*) AS n FROM messages WHERE organization_id = ${acmeId}::uuid`;
      return Number(row?.n);
    });
  expect(await count(acmeId)).toBeGreaterThan(0);
  expect(await count(globexId)).toBe(0);
  const changed = await runInOrganization(
    globexId,
    () => db.$executeRaw`UPDATE conversations SET subject = 'x' WHERE organization_id = ${acmeId}::uuid`,
  );
  expect(changed).toBe(0);
});
