import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { ApiClient } from '../testing/client.ts';
import { createOrganization, createPlatformAdmin, testPassword } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { forgetIdentities } from './identities.ts';

const email = 'root@platform.example';
const server = await startTestServer({ PLATFORM_ADMIN_EMAILS: `Somebody@platform.example, ${email}` });

const look = (client: ApiClient) => client.run('{ admin { stats { users } } }');

async function verify(address: string): Promise<void> {
  await asPlatform('test', (platform) =>
    platform.user.update({ where: { email: address }, data: { emailVerifiedAt: new Date() } }),
  );
  forgetIdentities({});
}

test('an address of the configuration makes a platform admin once it is verified, and by no invitation', async () => {
  const acme = await createOrganization(server);
  const { url } = await acme.owner.mutate('inviteMember', { email, role: 'AGENT' }, 'url');
  const root = new ApiClient(server.url);
  const input = { token: new URL(url).searchParams.get('token'), name: 'Root', password: testPassword };
  root.token = (await root.mutate('acceptInvitation', input, 'accessToken')).accessToken;
  await expect(look(root)).rejects.toMatchObject({ code: 'FORBIDDEN' }); // whoever invited knows the token too
  await verify(email);
  expect((await look(root)).admin.stats.users).toBeGreaterThanOrEqual(2);

  const { viewer } = await root.run('{ viewer { id } }');
  const admin = await createPlatformAdmin(server);
  const take = admin.run(
    'mutation ($id: ID!) { admin { setPlatformRole(input: { userId: $id, role: NONE }) { cursor } } }',
    { id: viewer.id },
  );
  await expect(take).rejects.toThrow(/PLATFORM_ADMIN_EMAILS/);
});

test('a verified address that is not in the configuration gives no rights', async () => {
  const acme = await createOrganization(server);
  await verify(acme.email);
  await expect(look(acme.owner)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
