import { expect, test } from 'vitest';
import { createAttachment } from '../testing/attachments.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);
const { id, contact } = await acme.createConversation();

const send = async (kind: string): Promise<string> =>
  (await acme.owner.mutate('sendMessage', { conversationId: id, body: kind, kind }, 'message { id }')).message.id;

const [reply, note] = [await send('REPLY'), await send('NOTE')];
const attach = (messageId: string | null, fileName: string, stored = true, conversationId = id) =>
  createAttachment({ organizationId: acme.id, conversationId, messageId, fileName, stored });
const shown = await attach(reply, 'reply.pdf');
const private_ = await attach(note, 'note.pdf');
const unsent = await attach(null, 'unsent.pdf');
const uploading = await attach(reply, 'uploading.pdf', false);
const another = await acme.createConversation();
const foreign = await attach(null, 'other.pdf', true, another.id);

async function contactClient(): Promise<ApiClient> {
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  return new ApiClient(server.url, token);
}

async function seenBy(client: ApiClient) {
  const { conversation } = await client.run(
    `query ($id: ID!) { conversation(id: $id) {
      attachments { nodes { id fileName contentType sizeBytes } }
      messages(last: 100) { nodes { id attachments { id fileName } } } } }`,
    { id },
  );
  const ofMessages = conversation.messages.nodes.flatMap(({ attachments }: Data) => attachments);
  return {
    conversation: conversation.attachments.nodes.map((file: Data) => file.id),
    messages: ofMessages.map((file: Data) => file.id),
  };
}

async function readableBy(client: ApiClient, attachment: string): Promise<boolean> {
  const { node } = await client.run('query ($id: ID!) { node(id: $id) { id } }', { id: attachment });
  const single = await client.run('query ($id: ID!) { attachment(id: $id) { id } }', { id: attachment }).then(
    () => true,
    (error) => error.code !== 'NOT_FOUND',
  );
  expect(single).toBe(node !== null);
  return single;
}

test('staff see what is stored, and nothing that is still on its way', async () => {
  expect(await seenBy(acme.owner)).toEqual({ conversation: [unsent, private_, shown], messages: [shown, private_] });
  expect(await readableBy(acme.owner, unsent)).toBe(true);
  expect(await readableBy(acme.owner, uploading)).toBe(false);
});

test('a contact sees the files of replies in its own conversations, whichever way it asks', async () => {
  const client = await contactClient();
  expect(await seenBy(client)).toEqual({ conversation: [shown], messages: [shown] });
  expect(await readableBy(client, shown)).toBe(true);
  for (const hidden of [private_, unsent, uploading, foreign]) expect(await readableBy(client, hidden)).toBe(false);
});

test("another organization's files do not exist", async () => {
  const globex = await createOrganization(server);
  expect(await readableBy(globex.owner, shown)).toBe(false);
});

test('message(id:) is what the contact may see of a message', async () => {
  const client = await contactClient();
  const query = 'query ($id: ID!) { message(id: $id) { id body } }';
  expect((await client.run(query, { id: reply })).message).toEqual({ id: reply, body: 'REPLY' });
  await expect(client.run(query, { id: note })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await acme.owner.run(query, { id: note })).message.body).toBe('NOTE');
  const theirs = (
    await acme.owner.run('query ($id: ID!) { conversation(id: $id) { messages { nodes { id } } } }', another)
  ).conversation.messages.nodes[0];
  await expect(client.run(query, theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
