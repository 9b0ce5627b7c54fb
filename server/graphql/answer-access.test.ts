import { expect, test } from 'vitest';
import { createOrganization, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);

test('a scope to write includes reading what was written', async () => {
  const key = await acme.addApiKey(['contacts:write']);
  const { status, body } = await key.rest('POST', '/contacts', { name: 'Ana' });
  expect({ status, name: body.name }).toEqual({ status: 201, name: 'Ana' });
  const sender = await acme.addApiKey(['messages:write']);
  const { id } = await acme.createConversation();
  expect((await sender.rest('POST', `/conversations/${id}/messages`, { body: 'Hi' })).status).toBe(201);
});

test('a mutation whose answer may not be read is refused before it is made, and says what it takes', async () => {
  const key = await acme.addApiKey(['messages:write']);
  const { id } = await acme.createConversation();
  const { body } = await key.request(
    `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { conversation { id } } }`,
    { input: { conversationId: id, body: 'unseen' } },
  );
  expect(body.errors[0]).toMatchObject({
    message: expect.stringContaining('conversations:read'),
    extensions: { code: 'FORBIDDEN', permission: 'conversations:read' },
  });
  const { conversation } = await acme.owner.run('query ($id: ID!) { conversation(id: $id) { lastSeq } }', { id });
  expect(conversation.lastSeq).toBe(1);
});

test('a conversation is read with the scope for conversations alone, whoever writes in it included', async () => {
  const key = await acme.addApiKey(['conversations:read']);
  await acme.createConversation();
  const { status, body } = await key.rest('GET', '/conversations?limit=1');
  expect(status).toBe(200);
  expect(body.data[0]).toMatchObject({ contact: { name: 'Carl Contact' }, channel: { type: 'API' } });
  expect(body.data[0].lastMessagePreview).toBeNull();
});

test("a contact's token reads its own conversations over REST, without what the team notes of it", async () => {
  const { id, contact } = await acme.createConversation();
  await acme.owner.mutate('updateContact', { id: contact.id, customAttributes: { mood: unique('bad') } }, 'cursor');
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  const carl = Object.assign(Object.create(acme.owner), { token });
  expect((await carl.rest('GET', `/conversations/${id}`)).body).toMatchObject({ id, contact: { id: contact.id } });
  const query = 'query ($id: ID!) { conversation(id: $id) { contact { customAttributes } channel { settings } } }';
  expect((await carl.run(query, { id })).conversation).toEqual({
    contact: { customAttributes: {} },
    channel: { settings: {} },
  });
});

test('what is missing is named', async () => {
  const key = await acme.addApiKey(['contacts:read']);
  expect((await key.rest('GET', '/channels')).body.detail).toBe('This needs the permission channels:read.');
});

test('a wrong variable is named with its place', async () => {
  const stats = await acme.owner.request('query ($from: DateTime) { stats(from: $from) { from } }', {
    from: '2026-11-23',
  });
  expect(stats.body.errors[0].extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'from' }] });
  const contact = await acme.owner.request(
    'mutation ($input: CreateContactInput!) { createContact(input: $input) { cursor } }',
    { input: { name: 5 } },
  );
  expect(contact.body.errors[0].extensions).toMatchObject({ fields: [{ path: 'name' }] });
});

test.each(['2027-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-04-31T10:00:00+02:00'])(
  '%s is no date',
  async (from) => {
    await expect(
      acme.owner.run('query ($from: DateTime) { stats(from: $from) { from } }', { from }),
    ).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  },
);

test('settings of an organization are merged, and null puts one back', async () => {
  const patch = (settings: object) => acme.owner.rest('PATCH', `/organizations/${acme.id}`, { settings });
  await patch({ timeZone: 'Europe/Tirane' });
  expect((await patch({ locale: 'sq' })).body.settings).toEqual({ timeZone: 'Europe/Tirane', locale: 'sq' });
  expect((await patch({ timeZone: null })).body.settings).toEqual({ timeZone: 'UTC', locale: 'sq' });
  expect((await patch({ timezone: 'UTC' })).body.errors).toMatchObject([{ path: 'settings.timezone' }]);
});
