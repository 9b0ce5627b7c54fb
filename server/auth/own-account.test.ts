import { expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../db/ids.ts';
import { ApiClient } from '../testing/client.ts';
import { createOrganization, type TestOrganization, testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const sessionList = '{ viewer { sessions { id userAgent ip current createdAt lastUsedAt expiresAt } } }';

async function secondSession({ email }: TestOrganization): Promise<ApiClient> {
  const query = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }';
  const input = { email, password: testPassword };
  const { body } = await new ApiClient(server.url).request(query, { input }, { 'user-agent': 'Test phone' });
  return new ApiClient(server.url, body.data.logIn.accessToken);
}

test('a person sees their sessions, and ends one: its socket closes with 4401 within a second', async () => {
  const acme = await createOrganization(server);
  const phone = await secondSession(acme);
  const { sessions } = (await acme.owner.run(sessionList)).viewer;
  expect(sessions.map(({ current }: { current: boolean }) => current).sort()).toEqual([false, true]);
  const other = sessions.find(({ current }: { current: boolean }) => !current);
  expect(other).toMatchObject({ userAgent: 'Test phone', ip: expect.stringMatching(/127\.0\.0\.1|::1/) });
  const closed = new Promise<number>((resolve) =>
    phone.socket().on('closed', (event) => resolve((event as CloseEvent).code)),
  );
  await phone.subscribe('subscription { inboxEvents(after: "0") { type } }').next();
  const startedAt = Date.now();
  const { session } = await acme.owner.mutate('endSession', { id: other.id }, 'session { id endedAt }');
  expect(session).toMatchObject({ id: other.id, endedAt: expect.any(String) });
  expect(await closed).toBe(4401);
  expect(Date.now() - startedAt).toBeLessThan(1000);
  await expect(phone.run('{ viewer { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await acme.owner.run(sessionList)).viewer.sessions).toHaveLength(1);
});

test('ending all others leaves this one', async () => {
  const acme = await createOrganization(server);
  const others = [await secondSession(acme), await secondSession(acme)];
  const { endOtherSessions } = await acme.owner.run('mutation { endOtherSessions { ended } }');
  expect(endOtherSessions.ended).toBe(2);
  for (const other of others) {
    await expect(other.run('{ viewer { id } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  await acme.owner.run('{ viewer { id } }');
});

test("somebody else's session or account is NOT_FOUND, a colleague's too", async () => {
  const acme = await createOrganization(server);
  const agent = await acme.addMember('AGENT');
  const session = (await acme.owner.run(sessionList)).viewer.sessions[0].id;
  const account = await connect(acme);
  const read = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  expect((await agent.run(read, { ids: [session, account] })).nodes).toEqual([null, null]);
  expect((await acme.owner.run(read, { ids: [session, account] })).nodes).toEqual([{ id: session }, { id: account }]);
  const unknown = toTypeId('sess', newId());
  for (const id of [session, unknown]) {
    const end = agent.mutate('endSession', { id }, 'session { id }');
    await expect(end).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'Session not found.' });
  }
  const cut = agent.mutate('disconnectAccount', { id: account }, 'deletedId');
  await expect(cut).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

async function connect({ owner }: TestOrganization): Promise<string> {
  const { viewer } = await owner.run('{ viewer { user { id } } }');
  const data = {
    id: newId(),
    userId: parseTypeId('user', viewer.user.id),
    provider: 'https://id.example.com',
    providerAccountId: unique('sub'),
  };
  await asPlatform('test', (platform) => platform.account.create({ data }));
  return toTypeId('acc', data.id);
}

test('the last way to log in cannot be disconnected', async () => {
  const acme = await createOrganization(server);
  const [first, second] = [await connect(acme), await connect(acme)];
  await asPlatform('test', (platform) =>
    platform.user.update({ where: { email: acme.email }, data: { passwordHash: null } }),
  );
  const outcomes = await Promise.allSettled(
    [first, second].map((id) => acme.owner.mutate('disconnectAccount', { id }, 'deletedId')),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } });
  const { accounts } = (await acme.owner.run('{ viewer { accounts { provider } } }')).viewer;
  expect(accounts).toEqual([{ provider: 'https://id.example.com' }]);
});

test('a person changes what they say about themselves, and colleagues hear of it', async () => {
  const acme = await createOrganization(server);
  const { organization } = await acme.owner.run('{ organization { cursor } }');
  const live = acme.owner.subscribe('subscription ($after: String) { inboxEvents(after: $after) { type } }', {
    after: organization.cursor,
  });
  const change = (input: Record<string, unknown>) =>
    acme.owner.mutate('updateViewer', input, 'viewer { name user { name locale timeZone image } }');
  const { viewer } = await change({ name: ' Arta ', locale: 'sq', timeZone: 'Europe/Tirane' });
  expect(viewer).toEqual({
    name: 'Arta',
    user: { name: 'Arta', locale: 'sq', timeZone: 'Europe/Tirane', image: null },
  });
  await live.until(({ inboxEvents }) => inboxEvents.type === 'MEMBER_UPDATED');
  acme.owner.close();
  await expect(change({ name: '', locale: 'xx', timeZone: 'Mars/Base', image: 'http://x' })).rejects.toMatchObject({
    extensions: { fields: [{ path: 'name' }, { path: 'locale' }, { path: 'timeZone' }, { path: 'image' }] },
  });
});
