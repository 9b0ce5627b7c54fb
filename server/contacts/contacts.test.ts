import { expect, test } from 'vitest';
import { ApiClient } from '../testing/client.ts';
import { createOrganization, type TestOrganization, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

async function contactOf(acme: TestOrganization, contactId: string): Promise<ApiClient> {
  const { token } = await acme.owner.mutate('createContactToken', { contactId }, 'token');
  return new ApiClient(server.url, token);
}

test('a contact is created, found, changed and deleted', async () => {
  const acme = await createOrganization(server);
  const externalId = unique('crm');
  const { contact } = await acme.owner.mutate(
    'createContact',
    {
      name: 'Mira',
      email: 'Mira@Example.com',
      phone: '+355 69 123 4567',
      externalId,
      customAttributes: { plan: 'gold' },
    },
    'contact { id name email phone externalId customAttributes }',
  );
  expect(contact).toMatchObject({ name: 'Mira', email: 'mira@example.com', customAttributes: { plan: 'gold' } });
  for (const search of ['mir', 'ira', 'mîra', '69 123', '691234', 'example mira', externalId.toUpperCase()]) {
    const { contacts } = await acme.owner.run('query ($s: String) { contacts(search: $s) { nodes { id } } }', {
      s: search,
    });
    expect(contacts.nodes).toEqual([{ id: contact.id }]);
  }
  const changed = await acme.owner.mutate(
    'updateContact',
    { id: contact.id, name: 'Mira K.', phone: null },
    'contact { name phone email }',
  );
  expect(changed.contact).toEqual({ name: 'Mira K.', phone: null, email: 'mira@example.com' });
  const { deletedId } = await acme.owner.mutate('deleteContact', { id: contact.id }, 'deletedId');
  expect(deletedId).toBe(contact.id);
  await expect(
    acme.owner.run('query ($id: ID!) { contact(id: $id) { id } }', { id: contact.id }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an external id belongs to one contact, and one with conversations is not deleted', async () => {
  const acme = await createOrganization(server);
  const externalId = unique('crm');
  await acme.owner.mutate('createContact', { externalId }, 'cursor');
  await expect(acme.owner.mutate('createContact', { externalId }, 'cursor')).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const { contact } = await acme.createConversation();
  await expect(acme.owner.mutate('deleteContact', { id: contact.id }, 'cursor')).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test("a contact's token reads and writes its own conversation, without notes and colleagues", async () => {
  const acme = await createOrganization(server);
  const { id, contact } = await acme.createConversation('Hello');
  const carl = await contactOf(acme, contact.id);
  const { user } = (await acme.owner.run('{ viewer { user { id } } }')).viewer;
  await acme.owner.mutate('assignConversation', { id, assigneeId: user.id }, 'cursor');
  await acme.owner.mutate('sendMessage', { conversationId: id, body: 'He is difficult', kind: 'NOTE' }, 'cursor');
  await acme.owner.mutate('sendMessage', { conversationId: id, body: 'Hi Carl' }, 'cursor');
  await carl.mutate('sendMessage', { conversationId: id, body: 'Thanks' }, 'message { authorType }');
  const { conversations } = await carl.run(`{ conversations { nodes { id lastMessagePreview assignee { email }
    messages { nodes { body authorType author { name } } } } } }`);
  expect(conversations.nodes).toEqual([
    {
      id,
      lastMessagePreview: null,
      assignee: null,
      messages: {
        nodes: [
          { body: 'Hello', authorType: 'CONTACT', author: { name: 'Carl Contact' } },
          { body: 'Hi Carl', authorType: 'AGENT', author: { name: 'Olga Owner' } },
          { body: 'Thanks', authorType: 'CONTACT', author: { name: 'Carl Contact' } },
        ],
      },
    },
  ]);
});

test('a contact sees no other contact, conversation, member or setting of the organization', async () => {
  const acme = await createOrganization(server);
  const [own, other] = [await acme.createConversation(), await acme.createConversation('private')];
  const carl = await contactOf(acme, own.contact.id);
  for (const query of [
    '{ contacts { nodes { id } } }',
    '{ members { nodes { id } } }',
    '{ apiKeys { nodes { id } } }',
  ]) {
    await expect(carl.run(query)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(carl.run('{ organization { name } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { messages } = (
    await acme.owner.run('query ($id: ID!) { conversation(id: $id) { messages { nodes { id } } } }', { id: other.id })
  ).conversation;
  for (const id of [other.id, messages.nodes[0].id, acme.id]) {
    expect((await carl.run('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
  }
  await expect(carl.run('query ($id: ID!) { conversation(id: $id) { id } }', { id: other.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(carl.mutate('sendMessage', { conversationId: other.id, body: 'x' }, 'cursor')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(
    carl.mutate('sendMessage', { conversationId: own.id, body: 'x', authorType: 'AGENT' }, 'cursor'),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a contact hears the answer to its question live, and nothing that is not meant for it', async () => {
  const acme = await createOrganization(server);
  const [own, other] = [await acme.createConversation(), await acme.createConversation()];
  const carl = await contactOf(acme, own.contact.id);
  const live = carl.subscribe('subscription { messageAdded(after: "0") { type message { body } } }');
  await live.until(({ messageAdded }) => messageAdded.type === 'CAUGHT_UP');
  await acme.owner.mutate('sendMessage', { conversationId: other.id, body: 'to another' }, 'cursor');
  await acme.owner.mutate('sendMessage', { conversationId: own.id, body: 'a note', kind: 'NOTE' }, 'cursor');
  await acme.owner.mutate('resolveConversation', { id: own.id }, 'cursor');
  await acme.owner.mutate('sendMessage', { conversationId: own.id, body: 'the answer' }, 'cursor');
  expect((await live.next()).messageAdded.message.body).toBe('the answer');
  carl.close();
});
