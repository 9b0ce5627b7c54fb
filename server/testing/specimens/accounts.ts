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

export const accounts: Specimens = {
  makes: {
    User: async ({ owner }) => (await owner.run('{ viewer { user { id } } }')).viewer.user.id,
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
  },
  callers: {
    signUp: nobody,
    logIn: nobody,
    acceptInvitation: nobody,
    refreshSession: async (world) => ({ token: null, headers: { cookie: (await secondSession(world)).cookie } }),
    logOut: async (world) => ({ token: (await secondSession(world)).token }),
  },
};
