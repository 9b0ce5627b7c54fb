import { asPlatform } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { ApiClient, type Data } from './client.ts';
import type { TestServer } from './server.ts';

/** Where the API is. */
type Address = Pick<TestServer, 'url'>;

let serial = 0;

/** A text that no other test uses. */
export function unique(word: string): string {
  serial += 1;
  return `${word}-${process.pid}-${Date.now().toString(36)}-${serial}`;
}

export const testPassword = 'correct horse battery';

export type TestOrganization = {
  id: string;
  owner: ApiClient;
  email: string;
  /** Another member of the organization, logged in. */
  addMember: (role: 'ADMIN' | 'AGENT' | 'VIEWER' | 'OWNER') => Promise<ApiClient>;
  addApiKey: (scopes: string[]) => Promise<ApiClient>;
  createConversation: (body?: string) => Promise<Data>;
};

/** Signs a new organization up through the API. */
export async function createOrganization(server: Address, name = unique('acme')): Promise<TestOrganization> {
  const owner = new ApiClient(server.url);
  const email = `${unique('owner')}@example.com`;
  const signedUp = await owner.mutate(
    'signUp',
    { organizationName: name, name: 'Olga Owner', email, password: testPassword },
    'accessToken organization { id }',
  );
  owner.token = signedUp.accessToken;
  return {
    id: signedUp.organization.id,
    owner,
    email,
    addMember: (role) => addMember(server, owner, role),
    addApiKey: (scopes) => addApiKey(server, owner, scopes),
    createConversation: async (body = 'Hello') => {
      const { conversation } = await owner.mutate(
        'createConversation',
        { contact: { email: `${unique('contact')}@example.com`, name: 'Carl Contact' }, message: { body } },
        'conversation { id contact { id } lastSeq }',
      );
      return conversation;
    },
  };
}

/** Lets tests make any number of what a plan bounds. */
export async function liftLimits({ id }: TestOrganization): Promise<void> {
  const limitOverrides = { seats: null, aiAgents: null, channels: null, webhookSubscriptions: null };
  await asPlatform('test', (platform) =>
    platform.subscription.updateMany({ where: { organizationId: parseTypeId('org', id) }, data: { limitOverrides } }),
  );
}

/** Somebody with an organization of their own who is a platform admin. */
export async function createPlatformAdmin(server: TestServer): Promise<ApiClient> {
  const { owner, email } = await createOrganization(server, unique('platform'));
  await asPlatform('test', (platform) => platform.user.update({ where: { email }, data: { platformRole: 'ADMIN' } }));
  return owner;
}

async function addMember(server: Address, owner: ApiClient, role: string): Promise<ApiClient> {
  const email = `${unique(role.toLowerCase())}@example.com`;
  const { url } = await owner.mutate('inviteMember', { email, role }, 'url');
  const member = new ApiClient(server.url);
  const token = new URL(url).searchParams.get('token');
  const joined = await member.mutate(
    'acceptInvitation',
    { token, name: `${role} member`, password: testPassword },
    'accessToken',
  );
  member.token = joined.accessToken;
  return member;
}

async function addApiKey(server: Address, owner: ApiClient, scopes: string[]): Promise<ApiClient> {
  const { key } = await owner.mutate('createApiKey', { name: unique('key'), scopes }, 'key');
  return new ApiClient(server.url, key);
}
