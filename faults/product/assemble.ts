import type { ApiClient } from '../../server/testing/client.ts';
import { createOrganization, testPassword } from '../../server/testing/organizations.ts';
import type { Cast, Organization, Person, Thread } from './cast.ts';

const scopes = ['contacts', 'conversations', 'messages'].flatMap((name) => [`${name}:read`, `${name}:write`]);

/** Signs everybody up through the API. */
export async function assemble(url: string, organizations: number, threads: number): Promise<Cast> {
  const cast: Cast = { organizations: [] };
  for (let number = 0; number < organizations; number++) cast.organizations.push(await found(url, threads));
  return cast;
}

async function found(url: string, threadCount: number): Promise<Organization> {
  const organization = await createOrganization({ url });
  const agent = await organization.addMember('AGENT');
  const people = await Promise.all([organization.owner, agent].map(person));
  const { key: apiKey } = await organization.owner.mutate('createApiKey', { name: 'Import', scopes }, 'key');
  const threads: Thread[] = [];
  let cursor = '';
  for (let number = 0; number < threadCount; number++) {
    const input = { contact: { externalId: `contact-${number}`, name: `Contact ${number}` } };
    const selection = 'conversation { id contact { id } }';
    const { conversation } = await organization.owner.mutate('createConversation', input, selection);
    const contactId = conversation.contact.id;
    const { token, cursor: reached } = await organization.owner.mutate(
      'createContactToken',
      { contactId },
      'token cursor',
    );
    threads.push({ id: conversation.id, contactToken: token });
    cursor = reached;
  }
  return { id: organization.id, people, apiKey, threads, cursor };
}

async function person(client: ApiClient): Promise<Person> {
  const { viewer } = await client.run('{ viewer { id email } }');
  const { id: userId, email } = viewer;
  return { email, password: testPassword, userId, token: String(client.token), loggedInAt: Date.now() };
}
