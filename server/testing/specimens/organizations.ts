import { unique } from '../organizations.ts';
import type { Specimens } from '../specimens.ts';
import type { World } from '../world.ts';

async function invite({ owner }: World): Promise<string | null> {
  const { url } = await owner.mutate('inviteMember', { email: `${unique('in')}@example.com`, role: 'AGENT' }, 'url');
  return new URL(url).searchParams.get('token');
}

export const organizations: Specimens = {
  makes: {
    Organization: async ({ organization }) => organization.id,
    Membership: async (world) => {
      const member = await world.organization.addMember('AGENT');
      const { viewer } = await member.run('{ viewer { memberships { id } } }');
      return viewer.memberships[0].id;
    },
    Invitation: async ({ owner }) => {
      const invited = { email: `${unique('in')}@example.com`, role: 'AGENT' };
      return (await owner.mutate('inviteMember', invited, 'invitation { id }')).invitation.id;
    },
    ApiKey: async ({ owner }) => {
      const { apiKey } = await owner.mutate('createApiKey', { name: 'x', scopes: ['contacts:read'] }, 'apiKey { id }');
      return apiKey.id;
    },
  },
  queries: {
    organization: async (world) => ({ id: await world.id('Organization') }),
    organizations: () => ({ first: 10 }),
    member: async (world) => ({ id: await world.id('Membership') }),
    members: () => ({ first: 10 }),
    invitation: async (world) => ({ id: await world.id('Invitation') }),
    invitationByToken: async (world) => ({ token: await invite(world) }),
    invitations: () => ({ first: 10, status: ['OPEN', 'EXPIRED'] }),
    apiKey: async (world) => ({ id: await world.id('ApiKey') }),
    apiKeys: () => ({ first: 10 }),
  },
  mutations: {
    createOrganization: () => ({ input: { name: unique('second') } }),
    updateOrganization: async (world) => ({ input: { id: await world.id('Organization'), name: unique('acme') } }),
    deleteOrganization: async (world) => {
      const name = unique('closing');
      const { organization } = await world.owner.mutate('createOrganization', { name }, 'organization { id }');
      return { input: { id: organization.id } };
    },
    inviteMember: () => ({ input: { email: `${unique('new')}@example.com`, role: 'AGENT' } }),
    acceptInvitation: async (world) => ({
      input: { token: await invite(world), name: 'Nina New', password: 'correct horse battery' },
    }),
    updateMember: async (world) => ({ input: { id: await world.make('Membership'), role: 'VIEWER' } }),
    removeMember: async (world) => ({ input: { id: await world.make('Membership') } }),
    createApiKey: () => ({ input: { name: 'Export', scopes: ['contacts:read'] } }),
    revokeInvitation: async (world) => ({ input: { id: await world.make('Invitation') } }),
    resendInvitation: async (world) => ({ input: { id: await world.make('Invitation') } }),
    updateApiKey: async (world) => ({ input: { id: await world.id('ApiKey'), name: unique('export') } }),
    revokeApiKey: async (world) => ({ input: { id: await world.make('ApiKey') } }),
  },
};
