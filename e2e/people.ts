import { ApiClient } from '../server/testing/client.ts';
import { createOrganization, testPassword } from '../server/testing/organizations.ts';

export const password = testPassword;

/** An organization with two agents who can log in, and the key through which its customers write. */
export async function createTeam(url: string) {
  const acme = await createOrganization({ url });
  const agent = await acme.addMember('AGENT');
  const contacts = await acme.addApiKey(
    ['contacts', 'conversations', 'messages'].flatMap((of) => [`${of}:read`, `${of}:write`]),
  );
  const { viewer } = await agent.run('{ viewer { email name } }');
  return {
    acme,
    contacts,
    owner: { email: acme.email, name: 'Olga Owner' },
    agent: viewer as { email: string; name: string },
  };
}

/** A contact writes for the first time. @returns the conversation's id */
export async function startConversation(contacts: ApiClient, name: string, body: string): Promise<string> {
  const contact = { email: `${name.toLowerCase().replaceAll(' ', '.')}.${Date.now()}@example.com`, name };
  const started = await contacts.mutate('createConversation', { contact, message: { body } }, 'conversation { id }');
  return started.conversation.id;
}

/** The contact's own side of a conversation: an app that holds nothing but the contact's token. */
export async function contactIn(contacts: ApiClient, conversationId: string): Promise<ApiClient> {
  const query = 'query ($id: ID!) { conversation(id: $id) { contact { id } } }';
  const { conversation } = await contacts.run(query, { id: conversationId });
  const { token } = await contacts.mutate('createContactToken', { contactId: conversation.contact.id }, 'token');
  return new ApiClient(contacts.url, token);
}

/** The thread as it is stored. */
export async function readThread(client: ApiClient, id: string) {
  const query =
    'query ($id: ID!) { conversation(id: $id) { status messages(first: 100) { nodes { seq kind body } } } }';
  const { conversation } = await client.run(query, { id });
  return conversation as { status: string; messages: { nodes: { seq: number; kind: string; body: string }[] } };
}

export function apiOf(url: string, token: string | null = null): ApiClient {
  return new ApiClient(url, token);
}
