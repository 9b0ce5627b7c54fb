import { expect, test } from 'vitest';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const marks = `query ($id: ID!) { conversation(id: $id) {
  unreadCount lastReadSeq reads { user { id name } lastReadSeq updatedAt } } }`;

const stateFor = async (client: ApiClient, id: string): Promise<Data> => (await client.run(marks, { id })).conversation;

async function conversationOfThree() {
  const acme = await createOrganization(server);
  const { id, contact } = await acme.createConversation('one');
  await acme.owner.mutate('sendMessage', { conversationId: id, body: 'two', authorType: 'CONTACT' }, 'cursor');
  await acme.owner.mutate('sendMessage', { conversationId: id, body: 'three' }, 'cursor');
  return { acme, id, contact };
}

test('a conversation can be made unread again, from a message on', async () => {
  const { acme, id } = await conversationOfThree();
  const unread = (seq?: number) =>
    acme.owner.mutate('markConversationUnread', { id, seq }, 'conversation { unreadCount lastReadSeq } cursor');
  await acme.owner.mutate('markConversationRead', { id }, 'cursor');
  const { cursor, conversation } = await unread();
  expect(conversation).toEqual({ unreadCount: 1, lastReadSeq: 1 });
  expect((await unread(1)).conversation).toEqual({ unreadCount: 2, lastReadSeq: 0 });
  expect((await unread(3)).conversation).toEqual({ unreadCount: 2, lastReadSeq: 0 }); // it never moves forward
  const { events } = await acme.owner.run(
    'query ($after: String) { events(after: $after) { nodes { type payload } } }',
    { after: cursor },
  );
  expect(events.nodes).toMatchObject([{ type: 'CONVERSATION_READ', payload: { lastReadSeq: 0 } }]);
  await expect(unread(0)).rejects.toMatchObject({ extensions: { fields: [{ path: 'seq' }] } });
  const program = await acme.addApiKey(['conversations:read']);
  await expect(program.mutate('markConversationUnread', { id }, 'cursor')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test("staff see everybody's read marks, contacts nobody's", async () => {
  const { acme, id, contact } = await conversationOfThree();
  const agent = await acme.addMember('AGENT');
  await agent.mutate('markConversationRead', { id }, 'cursor');
  await acme.owner.mutate('markConversationRead', { id, seq: 2 }, 'cursor');
  expect((await stateFor(acme.owner, id)).reads).toMatchObject([
    { user: { name: 'AGENT member' }, lastReadSeq: 3 },
    { user: { name: 'Olga Owner' }, lastReadSeq: 2 },
  ]);
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  expect((await stateFor(new ApiClient(server.url, token), id)).reads).toEqual([]);
});
