/** Signing in, organizations, their people and keys, and what is logged of them. */
import { expect, test } from 'vitest';
import { newId, toTypeId } from '../db/ids.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization, testPassword, unique } from '../testing/organizations.ts';
import { restKit } from '../testing/rest-kit.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);
const nobody = new ApiClient(server.url);
const { call, create } = restKit(acme.owner, 'accounts');

test('signing up, logging in, refreshing and logging out', async () => {
  const email = `${unique('ana')}@example.com`;
  const body = { organizationName: 'Acme', name: 'Ana', email, password: testPassword };
  const signedUp = await call('POST', '/auth/signup', { as: nobody, body });
  expect(signedUp.response.headers.get('location')).toBe('/api/v1/me');
  expect(signedUp.response.headers.get('set-cookie')).toMatch(/^sb_refresh=.*HttpOnly/);
  const loggedIn = await call('POST', '/auth/login', { as: nobody, body: { email, password: testPassword } });
  expect(loggedIn.body.organization.name).toBe('Acme');
  const [cookie = ''] = (loggedIn.response.headers.get('set-cookie') ?? '').split(';');
  const refreshed = await call('POST', '/auth/refresh', { as: nobody, body: {}, headers: { cookie } });
  const ana = new ApiClient(server.url, refreshed.body.accessToken);
  expect((await call('GET', '/me', { as: ana })).body).toMatchObject({ kind: 'USER', email, role: 'OWNER' });
  const left = await call('POST', '/auth/logout', { as: ana });
  expect(left.response.headers.get('set-cookie')).toMatch(/^sb_refresh=;/);
  expect((await ana.rest('GET', '/me')).status).toBe(401);
});

test('the refresh cookie counts only beside a JSON content type', async () => {
  const answer = await nobody.rest('POST', '/auth/refresh', undefined, { cookie: 'sb_refresh=abc' });
  expect(answer.status).toBe(415);
});

test('an expired or wrong token keeps nobody from logging in', async () => {
  const stale = new ApiClient(server.url, 'stale');
  await call('POST', '/auth/login', { as: stale, body: { email: acme.email, password: testPassword } });
  expect((await stale.rest('POST', '/auth/logout')).status).toBe(401);
});

test('organizations', async () => {
  const created = await create('/organizations', { name: 'Second' });
  expect((await call('GET', '/organizations')).body.data.map(({ id }: Data) => id)).toContain(created.id);
  const headers = { 'x-organization-id': created.id };
  expect((await call('GET', '/organizations/:id', { id: created.id })).body.name).toBe('Second');
  const renamed = await call('PATCH', '/organizations/:id', { id: created.id, body: { name: 'Third' }, headers });
  expect(renamed.body.name).toBe('Third');
  await call('DELETE', '/organizations/:id', { id: created.id, headers });
  expect((await acme.owner.rest('GET', `/organizations/${created.id}`)).status).toBe(404);
});

test('members and plans', async () => {
  expect((await call('GET', '/members')).body.data).toMatchObject([{ role: 'OWNER', user: { email: acme.email } }]);
  const { viewer } = await (await acme.addMember('VIEWER')).run('{ viewer { memberships { id } } }');
  const [{ id }] = viewer.memberships;
  expect((await call('PATCH', '/members/:id', { id, body: { role: 'AGENT' } })).body).toMatchObject({
    id,
    role: 'AGENT',
  });
  expect((await call('GET', '/members/:id', { id })).body.user.name).toBe('VIEWER member');
  await call('DELETE', '/members/:id', { id });
  expect((await acme.owner.rest('GET', `/members/${id}`)).status).toBe(404);
  expect((await call('GET', '/plans', { as: nobody })).body).toMatchObject({ nextCursor: null });
});

test('plans, the subscription and usage', async () => {
  const initech = (await createOrganization(server)).owner;
  const { data } = (await call('GET', '/plans', { as: nobody })).body;
  const scale = data.find(({ code }: Data) => code === 'bundle-scale-month');
  expect((await call('GET', '/plans/:id', { as: nobody, id: scale.id })).body).toEqual(scale);
  expect((await nobody.rest('GET', `/plans/${toTypeId('plan', newId())}`)).body.code).toBe('NOT_FOUND');
  const { columns, rows } = (await call('GET', '/plans/comparison', { as: nobody })).body;
  expect(columns.at(-1)).toMatchObject({ name: 'Bundle Scale', month: { planId: scale.id, priceCents: 59_900 } });
  expect(rows[0]).toMatchObject({ key: 'seats', kind: 'LIMIT', values: { length: 9 } });
  const asked = await call('POST', '/subscription/checkout', { as: initech, body: { planId: scale.id } });
  expect(asked.body).toMatchObject({ status: 'PENDING', url: null, subscription: { requestedPlan: { id: scale.id } } });
  const { body: canceled } = await call('POST', '/subscription/cancel', { as: initech, body: {} });
  expect(canceled).toMatchObject({ status: 'TRIALING', cancelAtPeriodEnd: true, requestedPlan: null });
  expect((await call('GET', '/subscription', { as: initech })).body).toEqual(canceled);
  const { body: usage } = await call('GET', '/usage', { as: initech });
  expect(usage.data).toContainEqual(expect.objectContaining({ metric: 'seats', used: 1, limit: 15, percent: 6 }));
});

test('invitations', async () => {
  const { id, url } = await create('/invitations', { email: `${unique('in')}@example.com`, role: 'AGENT' });
  const again = await call('POST', '/invitations/:id/resend', { id, body: {} });
  expect(again.body).toMatchObject({ id, status: 'OPEN' });
  expect(again.body.url).not.toBe(url);
  await call('DELETE', '/invitations/:id', { id });
  expect((await call('GET', '/invitations/:id', { id })).body.status).toBe('REVOKED');
  const revoked = await call('GET', '/invitations', { query: '?status=REVOKED,ACCEPTED&limit=1' });
  expect(revoked.body.data).toMatchObject([{ id }]);
});

test('API keys', async () => {
  const { id, key } = await create('/api-keys', { name: 'Export', scopes: ['contacts:read'] });
  const program = new ApiClient(server.url, key);
  expect((await program.rest('GET', '/contacts')).status).toBe(200);
  expect((await program.rest('GET', '/channels')).status).toBe(403);
  expect((await call('GET', '/api-keys/:id', { id })).body).not.toHaveProperty('key');
  expect((await call('GET', '/api-keys')).body.data).toMatchObject([{ id, revokedAt: null }]);
  expect((await call('PATCH', '/api-keys/:id', { id, body: { name: 'Nightly' } })).body.name).toBe('Nightly');
  await call('DELETE', '/api-keys/:id', { id });
  expect((await program.rest('GET', '/contacts')).status).toBe(401);
});

test('the audit log, the events and the idempotency keys', async () => {
  const { id } = await create('/channels', { type: 'API', name: 'Audited' });
  const logged = await call('GET', '/audit-logs', { query: `?targetId=${id}&action=channel.create` });
  expect(logged.body.data).toMatchObject([{ action: 'channel.create', targetId: id, actor: { name: 'Olga Owner' } }]);
  const [{ id: entry }] = logged.body.data;
  expect((await call('GET', '/audit-logs/:id', { id: entry })).body).toEqual(logged.body.data[0]);
  expect((await acme.owner.rest('GET', '/audit-logs?actorId=conv_1')).body.errors).toMatchObject([{ path: 'actorId' }]);
  const { body } = await call('GET', '/events', { query: '?types=CHANNEL_CREATED&limit=1' });
  expect(body.nextCursor).toBe(body.data[0].cursor);
  expect((await call('GET', '/events/:id', { id: body.data[0].id })).body).toEqual(body.data[0]);
  expect((await call('GET', '/idempotency-keys')).body.data).toEqual([]);
});
