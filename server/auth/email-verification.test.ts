import { expect, test } from 'vitest';
import { ApiClient } from '../testing/client.ts';
import { mailsTo, mailTo } from '../testing/mailbox.ts';
import { createOrganization, testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const nobody = () => new ApiClient(server.url);
const freshAddress = () => `${unique('new')}@example.com`;

const verified = async (client: ApiClient) => (await client.run('{ viewer { emailVerified } }')).viewer.emailVerified;

test('signing up works at once, and the mail confirms the address once', async () => {
  const acme = await createOrganization(server);
  expect(await verified(acme.owner)).toBe(false);
  const { mail, token } = await mailTo(server.mailFolder, acme.email, /Confirm/);
  expect(mail).toContain(`${server.url}/verify?token=${token}`);
  expect(await nobody().mutate('verifyEmail', { token }, 'email')).toEqual({ email: acme.email });
  expect(await verified(acme.owner)).toBe(true);
  await expect(nobody().mutate('verifyEmail', { token }, 'email')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { requestEmailVerification } = await acme.owner.run('mutation { requestEmailVerification { sent } }');
  expect(requestEmailVerification.sent).toBe(false);
});

test('mails are in the language of the person', async () => {
  const email = freshAddress();
  const input = { organizationName: 'Shqip', name: 'Arta', email, password: testPassword, locale: 'sq' };
  await nobody().mutate('signUp', input, 'accessToken');
  const { mail } = await mailTo(server.mailFolder, email, /Konfirmo/);
  expect(mail).toContain('Lidhja vlen një herë');
});

test('an invitation names who invites and where to, with markup made harmless', async () => {
  const acme = await createOrganization(server, 'Acme <b>& Sons</b>');
  const email = freshAddress();
  const { url } = await acme.owner.mutate('inviteMember', { email, role: 'AGENT' }, 'url');
  const { mail } = await mailTo(server.mailFolder, email, /Olga Owner invites you to Acme/);
  expect(mail).toContain(url);
  expect(mail).toContain('Acme &lt;b&gt;&amp; Sons&lt;/b&gt;');
});

test('the address shows its state to oneself alone', async () => {
  const acme = await createOrganization(server);
  const { token } = await mailTo(server.mailFolder, acme.email, /Confirm/);
  await nobody().mutate('verifyEmail', { token }, 'email');
  const agent = await acme.addMember('AGENT');
  const { viewer } = await acme.owner.run('{ viewer { user { id emailVerifiedAt } } }');
  expect(viewer.user.emailVerifiedAt).not.toBeNull();
  const { node } = await agent.run('query ($id: ID!) { node(id: $id) { ... on User { name emailVerifiedAt } } }', {
    id: viewer.user.id,
  });
  expect(node).toEqual({ name: 'Olga Owner', emailVerifiedAt: null });
});

test('a new address counts from its confirmation on, and the old one is told', async () => {
  const acme = await createOrganization(server);
  const email = freshAddress();
  const first = await mailTo(server.mailFolder, acme.email, /Confirm/);
  const wrong = acme.owner.mutate('changeEmail', { email, currentPassword: 'not this one' }, 'email');
  await expect(wrong).rejects.toMatchObject({ extensions: { fields: [{ path: 'currentPassword' }] } });
  await acme.owner.mutate('changeEmail', { email, currentPassword: testPassword }, 'email');
  const { token } = await mailTo(server.mailFolder, email, /Confirm/);
  expect((await acme.owner.run('{ viewer { email } }')).viewer.email).toBe(acme.email);
  await nobody().mutate('verifyEmail', { token }, 'email');
  expect((await acme.owner.run('{ viewer { email emailVerified } }')).viewer).toEqual({ email, emailVerified: true });
  await mailTo(server.mailFolder, acme.email, /address of your account was changed/);
  // The link that went to the old address would change it back.
  const back = nobody().mutate('verifyEmail', { token: first.token }, 'email');
  await expect(back).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test("another account's address cannot be taken, not even when it signs up in between", async () => {
  const [acme, globex] = [await createOrganization(server), await createOrganization(server)];
  const own = acme.owner.mutate('changeEmail', { email: globex.email, currentPassword: testPassword }, 'email');
  await expect(own).rejects.toMatchObject({ code: 'CONFLICT' });
  const email = freshAddress();
  await acme.owner.mutate('changeEmail', { email, currentPassword: testPassword }, 'email');
  const { token } = await mailTo(server.mailFolder, email, /Confirm/);
  await nobody().mutate('signUp', { organizationName: 'X', name: 'X', email, password: testPassword }, 'expiresAt');
  await expect(nobody().mutate('verifyEmail', { token }, 'email')).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await mailsTo(server.mailFolder, globex.email)).toHaveLength(1);
});
