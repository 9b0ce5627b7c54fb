import { issueToken } from '../../auth/verification-tokens.ts';
import { asPlatform } from '../../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../../db/ids.ts';
import { ApiClient } from '../client.ts';
import { testPassword, unique } from '../organizations.ts';
import type { Caller, Specimens } from '../specimens.ts';
import type { World } from '../world.ts';

const nobody = (): Caller => ({ token: null });

/** A further session of the owner, which may be ended. */
async function secondSession({ server, organization }: World): Promise<{ token: string; cookie: string }> {
  const input = { email: organization.email, password: testPassword };
  const { response, body } = await new ApiClient(server.url).request(
    'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }',
    { input },
  );
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  return { token: body.data.logIn.accessToken, cookie };
}

async function personOf(client: ApiClient): Promise<{ userId: string; email: string }> {
  const { viewer } = await client.run('{ viewer { user { id } email } }');
  return { userId: parseTypeId('user', viewer.user.id), email: viewer.email };
}

/** The token of a mail, made by the service that sends it. */
async function mailedToken(client: ApiClient, purpose: 'VERIFY_EMAIL' | 'RESET_PASSWORD'): Promise<string> {
  const { userId, email } = await personOf(client);
  return asPlatform('test', (platform) => issueToken(platform, purpose, userId, email));
}

export const accounts: Specimens = {
  makes: {
    User: async ({ owner }) => (await owner.run('{ viewer { user { id } } }')).viewer.user.id,
    Session: async (world) => {
      const { token } = await secondSession(world);
      const { viewer } = await new ApiClient(world.server.url, token).run('{ viewer { sessions { id current } } }');
      return viewer.sessions.find(({ current }: { current: boolean }) => current).id;
    },
    Account: async ({ owner }) => {
      const { userId } = await personOf(owner);
      const data = { id: newId(), userId, provider: 'https://id.example.com', providerAccountId: unique('sub') };
      await asPlatform('test', (platform) => platform.account.create({ data }));
      return toTypeId('acc', data.id);
    },
  },
  queries: {
    viewer: () => ({}),
    node: async (world) => ({ id: await world.id('Contact') }),
    nodes: async (world) => ({ ids: [await world.id('Contact')] }),
  },
  mutations: {
    signUp: () => ({
      input: { organizationName: 'Acme', name: 'Ana', email: `${unique('ana')}@example.com`, password: testPassword },
    }),
    logIn: ({ organization }) => ({ input: { email: organization.email, password: testPassword } }),
    refreshSession: () => ({}),
    logOut: () => ({}),
    updateViewer: () => ({ input: { name: 'Olga Owner', locale: 'sq', timeZone: 'Europe/Tirane' } }),
    changeEmail: () => ({ input: { email: `${unique('new')}@example.com`, currentPassword: testPassword } }),
    requestEmailVerification: () => ({}),
    verifyEmail: async ({ owner }) => ({ input: { token: await mailedToken(owner, 'VERIFY_EMAIL') } }),
    // Nobody's address: for an account there is a second row after the answer, which would count for the next mutation.
    requestPasswordReset: () => ({ input: { email: `${unique('nobody')}@example.com` } }),
    resetPassword: async ({ organization }) => {
      const token = await mailedToken(await organization.addMember('AGENT'), 'RESET_PASSWORD');
      return { input: { token, password: testPassword } };
    },
    changePassword: () => ({ input: { currentPassword: testPassword, newPassword: testPassword } }),
    endSession: async (world) => ({ input: { id: await world.make('Session') } }),
    endOtherSessions: () => ({}),
    disconnectAccount: async (world) => ({ input: { id: await world.make('Account') } }),
  },
  callers: {
    signUp: nobody,
    logIn: nobody,
    acceptInvitation: nobody,
    verifyEmail: nobody,
    requestPasswordReset: nobody,
    resetPassword: nobody,
    refreshSession: async (world) => ({ token: null, headers: { cookie: (await secondSession(world)).cookie } }),
    logOut: async (world) => ({ token: (await secondSession(world)).token }),
  },
};
