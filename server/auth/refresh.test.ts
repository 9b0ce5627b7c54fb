import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { ApiClient } from '../testing/client.ts';
import { createOrganization, testPassword } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }';
const refresh = 'mutation { refreshSession { accessToken organization { id } } }';

const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

async function signIn(email: string) {
  const { response, body } = await new ApiClient(server.url).request(logIn, {
    input: { email, password: testPassword },
  });
  return { cookie: cookieOf(response), accessToken: body.data.logIn.accessToken as string };
}

async function exchange(cookie: string) {
  const { response, body } = await new ApiClient(server.url).request(refresh, {}, { cookie });
  return {
    cookie: cookieOf(response),
    code: body.errors?.[0]?.extensions?.code as string | undefined,
    session: body.data?.refreshSession,
  };
}

/** The grace has passed. */
async function letGracePass(accessToken: string) {
  const { viewer } = await new ApiClient(server.url, accessToken).run('{ viewer { sessions { id current } } }');
  const id = parseTypeId('sess', viewer.sessions.find(({ current }: { current: boolean }) => current).id);
  const rotatedAt = new Date(Date.now() - 10_500);
  await asPlatform('test', (platform) => platform.session.update({ where: { id }, data: { rotatedAt } }));
}

test('a client that lost the answer gets the same token again within ten seconds', async () => {
  const acme = await createOrganization(server);
  const { cookie } = await signIn(acme.email);
  const lost = await exchange(cookie);
  const again = await exchange(cookie);
  expect(again.session.organization.id).toBe(acme.id);
  expect(again.cookie).toBe(lost.cookie);
  expect(again.cookie).not.toBe(cookie);
  expect((await exchange(again.cookie)).code).toBeUndefined();
});

test('ten tabs that refresh at once all stay in, with one and the same token', async () => {
  const acme = await createOrganization(server);
  const { cookie } = await signIn(acme.email);
  const answers = await Promise.all(Array.from({ length: 10 }, () => exchange(cookie)));
  expect(answers.map(({ code }) => code)).toEqual(Array(10).fill(undefined));
  expect(new Set(answers.map((answer) => answer.cookie)).size).toBe(1);
});

test('after ten seconds an exchanged token ends the session', async () => {
  const acme = await createOrganization(server);
  const { cookie } = await signIn(acme.email);
  const first = await exchange(cookie);
  await letGracePass(first.session.accessToken);
  expect((await exchange(cookie)).code).toBe('UNAUTHENTICATED');
  expect((await exchange(first.cookie)).code).toBe('UNAUTHENTICATED');
  const stolen = new ApiClient(server.url, first.session.accessToken);
  await expect(stolen.run('{ viewer { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a token of two exchanges ago ends the session at once', async () => {
  const acme = await createOrganization(server);
  const { cookie } = await signIn(acme.email);
  const second = await exchange((await exchange(cookie)).cookie);
  expect((await exchange(cookie)).code).toBe('UNAUTHENTICATED');
  expect((await exchange(second.cookie)).code).toBe('UNAUTHENTICATED');
  const rows = await asPlatform('test', (platform) =>
    platform.auditLog.findMany({
      where: { organizationId: parseTypeId('org', acme.id), action: { startsWith: 'session.re' } },
      orderBy: { createdAt: 'asc' },
    }),
  );
  expect(rows.map(({ action }) => action)).toEqual(['session.refresh', 'session.refresh', 'session.replay']);
});

test('a made-up token ends nothing but is refused', async () => {
  for (const cookie of ['sb_refresh=x', `sb_refresh=${'0'.repeat(32)}${'a'.repeat(43)}`, 'sb_refresh=']) {
    expect((await exchange(cookie)).code).toBe('UNAUTHENTICATED');
  }
});

test('whoever was removed from the organization they worked in refreshes into another of theirs, or none', async () => {
  const acme = await createOrganization(server);
  const agent = await acme.addMember('AGENT');
  const { viewer } = await agent.run('{ viewer { email memberships { id } } }');
  const { cookie } = await signIn(viewer.email);
  await acme.owner.mutate('removeMember', { id: viewer.memberships[0].id }, 'deletedId');
  expect((await exchange(cookie)).session.organization).toBeNull();
});
