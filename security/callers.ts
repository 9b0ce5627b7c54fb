import {
  allBut,
  allPermissions,
  contactPermissions,
  type Permission,
  rolePermissions,
  withReading,
} from '../server/auth/permissions.ts';
import type { Rule } from '../server/graphql/access-rules.ts';
import { ApiClient } from '../server/testing/client.ts';
import type { World } from '../server/testing/world.ts';

/** Somebody who tries a door. */
export type Caller = {
  name: string;
  client: ApiClient;
  /** The refusal to expect of a field with this rule; null: it may pass. */
  refusal: (rule: Rule) => 'UNAUTHENTICATED' | 'FORBIDDEN' | null;
};

function byPermissions(permissions: ReadonlySet<Permission>): Caller['refusal'] {
  return (rule) => {
    if (rule === 'public' || rule === 'signedIn') return null;
    return rule !== 'platformAdmin' && permissions.has(rule) ? null : 'FORBIDDEN';
  };
}

const shutOut: Caller['refusal'] = (rule) => (rule === 'public' ? null : 'UNAUTHENTICATED');

/** A credential that is refused wherever it is shown, at public fields as well. */
const refusedAnywhere: Caller['refusal'] = () => 'UNAUTHENTICATED';

async function ended(world: World): Promise<ApiClient> {
  const member = await world.organization.addMember('ADMIN');
  await member.run('mutation { logOut { ok } }');
  return member;
}

async function revoked(world: World): Promise<ApiClient> {
  const input = { name: 'revoked', scopes: [...allPermissions] };
  const { key, apiKey } = await world.owner.mutate('createApiKey', input, 'key apiKey { id }');
  await world.owner.mutate('revokeApiKey', { id: apiKey.id }, 'cursor');
  return new ApiClient(world.server.url, key);
}

async function removed(world: World): Promise<ApiClient> {
  const member = await world.organization.addMember('ADMIN');
  const { viewer } = await member.run('{ viewer { memberships { id } } }');
  await world.owner.mutate('removeMember', { id: viewer.memberships[0].id }, 'cursor');
  return member;
}

/** Everybody but the owner: nobody, each lower role, a contact, keys with all scopes but one, and the revoked. */
export async function createCallers(world: World): Promise<Caller[]> {
  const { token } = await world.owner.mutate('createContactToken', { contactId: await world.id('Contact') }, 'token');
  const roles = ['VIEWER', 'AGENT', 'ADMIN'] as const;
  const members = await Promise.all(roles.map((role) => world.organization.addMember(role)));
  return [
    { name: 'no token', client: new ApiClient(world.server.url), refusal: shutOut },
    ...roles.map((role, index) => ({
      name: role,
      client: members[index] as ApiClient,
      refusal: byPermissions(rolePermissions[role]),
    })),
    { name: 'contact', client: new ApiClient(world.server.url, token), refusal: byPermissions(contactPermissions) },
    { name: 'ended session', client: await ended(world), refusal: refusedAnywhere },
    { name: 'revoked key', client: await revoked(world), refusal: refusedAnywhere },
    { name: 'removed member', client: await removed(world), refusal: byPermissions(new Set()) },
  ];
}

/** A key that may do everything but one thing. */
export async function keyWithout(world: World, permission: Permission): Promise<Caller> {
  const scopes = allBut(permission);
  const client = await world.organization.addApiKey(scopes);
  return { name: `key without ${permission}`, client, refusal: byPermissions(withReading(scopes)) };
}
