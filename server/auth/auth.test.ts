import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { ApiClient } from '../testing/client.ts';
import { createOrganization, testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const logIn =
  'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken user { email } organization { id } } }';
const refresh = 'mutation { refreshSession { accessToken organization { id } } }';

async function signIn(email: string, password = testPassword) {
  const { response, body } = await new ApiClient(server.url).request(logIn, { input: { email, password } });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { body, cookie, header: response.headers.get('set-cookie') ?? '' };
}

function exchange(cookie: string, headers: Record<string, string> = {}) {
  return new ApiClient(server.url).request(refresh, {}, { cookie, ...headers });
}

test('log-in gives an access token and an httpOnly refresh cookie, and the address is not case sensitive', async () => {
  const acme = await createOrganization(server);
  const { body, header } = await signIn(acme.email.toUpperCase());
  expect(body.data.logIn.organization.id).toBe(acme.id);
  expect(header).toMatch(/^sb_refresh=.*HttpOnly.*SameSite=Lax/);
  const viewer = await new ApiClient(server.url, body.data.logIn.accessToken).run('{ viewer { kind email role } }');
  expect(viewer.viewer).toEqual({ kind: 'USER', email: acme.email, role: 'OWNER' });
});

test('a wrong password and an unknown address answer in the same words', async () => {
  const acme = await createOrganization(server);
  const wrong = await signIn(acme.email, 'wrong password here');
  const unknown = await signIn(`${unique('nobody')}@example.com`);
  expect(wrong.body).toEqual(unknown.body);
  expect(wrong.body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
});

test('an address can sign up once', async () => {
  const acme = await createOrganization(server);
  const again = new ApiClient(server.url).mutate(
    'signUp',
    { organizationName: 'Other', name: 'Other', email: acme.email, password: testPassword },
    'accessToken',
  );
  await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('sign-up names every field that is wrong', async () => {
  const failure = new ApiClient(server.url).mutate(
    'signUp',
    { organizationName: ' ', name: 'N', email: 'no address', password: 'short' },
    'accessToken',
  );
  await expect(failure).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    extensions: { fields: [{ path: 'organizationName' }, { path: 'email' }, { path: 'password' }] },
  });
});

test('the cookie counts for nothing in a request that another site can send', async () => {
  const acme = await createOrganization(server);
  const { cookie } = await signIn(acme.email);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { cookie, 'content-type': type },
      body: type === 'text/plain' ? JSON.stringify({ query: refresh }) : new URLSearchParams({ query: refresh }),
    });
    expect(await response.text()).not.toContain('accessToken":"');
  }
  expect((await exchange(cookie)).body.data.refreshSession.accessToken).toBeTruthy();
});

test('log-out refuses the access token and closes the socket with 4401 within a second', async () => {
  const acme = await createOrganization(server);
  const { body } = await signIn(acme.email);
  const client = new ApiClient(server.url, body.data.logIn.accessToken);
  const closed = new Promise<number>((resolve) =>
    client.socket().on('closed', (event) => resolve((event as CloseEvent).code)),
  );
  const live = client.subscribe('subscription { inboxEvents(after: "0") { type } }');
  await live.next();
  const startedAt = Date.now();
  await client.run('mutation { logOut { ok } }');
  expect(await closed).toBe(4401);
  expect(Date.now() - startedAt).toBeLessThan(1000);
  await expect(client.run('{ viewer { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('removing a member and revoking a key end their access at once', async () => {
  const acme = await createOrganization(server);
  const agent = await acme.addMember('AGENT');
  const { viewer } = await agent.run('{ viewer { user { id } } }');
  const { members } = await acme.owner.run('{ members { nodes { id user { id } } } }');
  const membership = members.nodes.find((node: { user: { id: string } }) => node.user.id === viewer.user.id);
  await acme.owner.mutate('removeMember', { id: membership.id }, 'deletedId');
  await expect(agent.run('{ conversations { nodes { id } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });

  const key = await acme.addApiKey(['conversations:read']);
  await key.run('{ conversations { nodes { id } } }');
  const { apiKeys } = await acme.owner.run('{ apiKeys { nodes { id } } }');
  await acme.owner.mutate('revokeApiKey', { id: apiKeys.nodes[0].id }, 'apiKey { revokedAt }');
  await expect(key.run('{ conversations { nodes { id } } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('an API key does what its scopes say and no more', async () => {
  const acme = await createOrganization(server);
  const key = await acme.addApiKey(['conversations:read']);
  await key.run('{ conversations { nodes { id } } }');
  await expect(key.run('{ contacts { nodes { id } } }')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(
    key.mutate('createConversation', { contact: { email: 'a@example.com' } }, 'cursor'),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('an admin cannot give a key a scope the admin does not have', async () => {
  const acme = await createOrganization(server);
  const admin = await acme.addMember('ADMIN');
  const failure = admin.mutate('createApiKey', { name: 'k', scopes: ['billing:write'] }, 'key');
  await expect(failure).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('organizations of one name at the same instant get slugs of their own', async () => {
  const acme = await createOrganization(server);
  const created = await Promise.all(
    Array.from({ length: 8 }, () =>
      acme.owner.mutate('createOrganization', { name: 'Same Name' }, 'organization { slug }'),
    ),
  );
  expect(new Set(created.map(({ organization }) => organization.slug)).size).toBe(8);
});

test('an organization always keeps an owner', async () => {
  const acme = await createOrganization(server);
  const { members } = await acme.owner.run('{ members { nodes { id } } }');
  const { id } = members.nodes[0];
  await expect(acme.owner.mutate('removeMember', { id }, 'deletedId')).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(acme.owner.mutate('updateMember', { id, role: 'AGENT' }, 'cursor')).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('a person in two organizations chooses with X-Organization-Id', async () => {
  const acme = await createOrganization(server);
  const { organization } = await acme.owner.mutate('createOrganization', { name: 'Second' }, 'organization { id }');
  const name = async (id: string) =>
    (await acme.owner.request('{ organization { name } }', {}, { 'x-organization-id': id })).body;
  expect((await name(organization.id)).data.organization.name).toBe('Second');
  expect((await name(acme.id)).data.organization.name).not.toBe('Second');
  const { memberships } = (await acme.owner.run('{ viewer { memberships { role organization { id } } } }')).viewer;
  expect(memberships).toEqual([
    { role: 'OWNER', organization: { id: acme.id } },
    { role: 'OWNER', organization: { id: organization.id } },
  ]);
  const globex = await createOrganization(server);
  expect((await name(globex.id)).errors[0].extensions.code).toBe('NOT_FOUND');
});

const claims = { sub: '019a0000-0000-7000-8000-000000000000', sid: '019a0000-0000-7000-8000-000000000001' };
const testSecret = new TextEncoder().encode('a test secret of more than 32 characters');

function token(secret: Uint8Array, issuer: string, audience: string, expires: string, algorithm = 'HS256') {
  return new SignJWT({ sid: claims.sid })
    .setProtectedHeader({ alg: algorithm })
    .setSubject(claims.sub)
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime(expires)
    .sign(secret);
}

test('forged, foreign and expired tokens are refused', async () => {
  const other = new TextEncoder().encode('another secret of more than 32 characters');
  const tokens = [
    await token(other, 'switchboard', 'user', '1h'),
    await token(testSecret, 'somebody', 'user', '1h'),
    await token(testSecret, 'switchboard', 'nobody', '1h'),
    await token(testSecret, 'switchboard', 'user', '-5m'),
    await token(testSecret, 'switchboard', 'user', '1h', 'HS512'),
    await token(testSecret, 'switchboard', 'user', '1h'), // well signed, for a session that does not exist
  ];
  for (const bad of tokens) {
    await expect(new ApiClient(server.url, bad).run('{ viewer { id } }')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  }
});
