/** Every row of the table over HTTP: what it answers, and that it stays inside the organization. */
import { afterAll, describe, expect, test } from 'vitest';
import { newId, toTypeId } from '../db/ids.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization, testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';
import { expectDocumented } from './documented.ts';
import { routes } from './routes.ts';

const server = await startTestServer();
const [acme, globex] = await Promise.all([createOrganization(server), createOrganization(server)]);
const nobody = new ApiClient(server.url);
const answered = new Set<string>();

// Their payloads reach no position of an event log.
const cursorless = new Set(['POST /auth/logout', 'DELETE /organizations/:id']);

type Call = { as?: ApiClient; id?: string; body?: unknown; query?: string; headers?: Record<string, string> };

/** Calls a row of the table and expects its documented success. */
async function call(method: string, path: string, { as = acme.owner, id, body, query = '', headers }: Call = {}) {
  const row = routes.find((route) => route.method === method && route.path === path);
  if (!row) throw new Error(`no route ${method} ${path}`);
  const answer = await as.rest(method, `${path.replace(':id', id ?? '')}${query}`, body, headers);
  expect(answer.body, `${method} ${path}`).not.toMatchObject({ code: expect.anything(), title: expect.anything() });
  expect(answer.status).toBe(row.status);
  if (row.status === 204) expect(answer.body).toBeNull();
  else expectDocumented(method, path, row.status, answer.body);
  if (method !== 'GET' && !cursorless.has(`${method} ${path}`)) {
    expect(answer.response.headers.get('x-cursor'), `${method} ${path}`).toEqual(expect.any(String));
  }
  answered.add(`${method} ${path}`);
  return answer;
}

/** The created object, which its Location leads to as well. */
async function create(path: string, body: Data, id?: string): Promise<Data> {
  const { response, body: created } = await call('POST', path, { body, id });
  const location = response.headers.get('location') ?? '';
  expect(location).toMatch(new RegExp(`^/api/v1/.*${created.id}$`));
  const read = await acme.owner.rest('GET', location.slice('/api/v1'.length));
  expect(read.status).toBe(200);
  expect(read.body.id).toBe(created.id);
  return created;
}

afterAll(() => {
  const rows = routes.map(({ method, path }) => `${method} ${path}`);
  expect(rows.filter((row) => !answered.has(row))).toEqual([]);
});

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

test('contacts', async () => {
  const email = `${unique('blerta')}@example.com`;
  const { id } = await create('/contacts', { name: 'Blerta', email, customAttributes: { tier: 'gold', age: 30 } });
  expect((await call('GET', '/contacts', { query: `?search=${email}` })).body.data).toMatchObject([{ id }]);
  const { body } = await call('PATCH', '/contacts/:id', {
    id,
    body: { name: null, customAttributes: { age: null, city: 'Prizren' } },
    headers: { 'content-type': 'application/merge-patch+json' },
  });
  expect(body).toMatchObject({ name: null, email, customAttributes: { tier: 'gold', city: 'Prizren' } });
  expect(body.customAttributes).not.toHaveProperty('age');
  expect((await call('GET', '/contacts/:id', { id })).body).toEqual(body);
  await call('DELETE', '/contacts/:id', { id });
  expect((await acme.owner.rest('GET', `/contacts/${id}`)).status).toBe(404);
});

test('channels', async () => {
  const { id } = await create('/channels', { type: 'API', name: 'App' });
  expect((await call('GET', '/channels')).body.data.map((channel: Data) => channel.id)).toContain(id);
  expect((await call('PATCH', '/channels/:id', { id, body: { name: 'Web' } })).body.name).toBe('Web');
  expect((await call('GET', '/channels/:id', { id })).body.name).toBe('Web');
  await call('DELETE', '/channels/:id', { id });
});

test('API keys', async () => {
  const { id, key } = await create('/api-keys', { name: 'Export', scopes: ['contacts:read'] });
  const program = new ApiClient(server.url, key);
  expect((await program.rest('GET', '/contacts')).status).toBe(200);
  expect((await program.rest('GET', '/channels')).status).toBe(403);
  expect((await call('GET', '/api-keys/:id', { id })).body).not.toHaveProperty('key');
  expect((await call('GET', '/api-keys')).body.data).toMatchObject([{ id, revokedAt: null }]);
  await call('DELETE', '/api-keys/:id', { id });
  expect((await program.rest('GET', '/contacts')).status).toBe(401);
});

test('members and plans', async () => {
  expect((await call('GET', '/members')).body.data).toMatchObject([{ role: 'OWNER', user: { email: acme.email } }]);
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

test('a conversation from its first message', async () => {
  const email = `${unique('carl')}@example.com`;
  const { id } = await create('/conversations', { contact: { email }, message: { body: 'Hello?' } });
  const own = await call('GET', '/conversations/:id', { id });
  expect(own.body).toMatchObject({ contact: { email }, channel: { type: 'API' }, status: 'OPEN', lastSeq: 1 });
  const reply = await create('/conversations/:id/messages', { body: 'Hi Carl' }, id);
  expect(reply).toMatchObject({ seq: 2, authorType: 'AGENT', kind: 'REPLY', author: { name: 'Olga Owner' } });
  const note = { body: 'Be kind', kind: 'NOTE', clientMessageId: 'note-1' };
  const first = await create('/conversations/:id/messages', note, id);
  expect((await create('/conversations/:id/messages', note, id)).id).toBe(first.id);
  await create('/conversations/:id/messages', { body: 'Thanks', authorType: 'CONTACT' }, id);
  const { body } = await call('GET', '/conversations/:id/messages', { id });
  expect(body.data.map((message: Data) => message.body)).toEqual(['Hello?', 'Hi Carl', 'Be kind', 'Thanks']);
  await call('GET', '/messages/:id', { id: first.id });
  const urgent = { priority: 'URGENT', subject: 'Parcel' };
  expect((await call('PATCH', '/conversations/:id', { id, body: urgent })).body).toMatchObject(urgent);
  expect((await call('GET', '/conversations', { query: '?status=OPEN&view=ALL' })).body.data).toMatchObject([{ id }]);
  expect((await call('GET', '/conversations', { query: '?status=RESOLVED,SNOOZED' })).body.data).toEqual([]);
});

test('calls', async () => {
  const { id } = await create('/call-sessions', { from: '+38344123456', to: '+38338200300', direction: 'INBOUND' });
  expect((await acme.owner.rest('GET', `/call-sessions/${id}/transcript`)).body).toMatchObject({
    status: 404,
    detail: expect.stringContaining('written when it ends'),
  });
  await call('PATCH', '/call-sessions/:id', { id, body: { status: 'RINGING', metadata: { queue: 'sales' } } });
  const turn = await call('POST', '/call-sessions/:id/turns', {
    id,
    body: { speaker: 'CALLER', textHeard: 'Hello?', startedMs: 0 },
  });
  const location = turn.response.headers.get('location') ?? '';
  expect(location).toBe(`/api/v1/call-turns/${turn.body.id}`);
  expect((await call('GET', '/call-turns/:id', { id: turn.body.id })).body).toEqual(turn.body);
  expect((await call('GET', '/call-sessions/:id/turns', { id })).body.data).toEqual([turn.body]);
  expect((await call('GET', '/call-sessions', { query: '?status=IN_PROGRESS' })).body.data).toMatchObject([{ id }]);
  expect((await call('POST', '/call-sessions/:id/end', { id, body: {} })).body.status).toBe('COMPLETED');
  expect((await call('GET', '/call-sessions/:id', { id })).body.metadata).toEqual({ queue: 'sales' });
  expect((await call('GET', '/call-sessions/:id/transcript', { id })).body.text).toBe('CALLER: Hello?');
});

test('a list is read page by page, by cursor or by Link', async () => {
  const { id } = await acme.createConversation('1');
  for (const body of ['2', '3', '4', '5']) await acme.owner.rest('POST', `/conversations/${id}/messages`, { body });
  const seen: string[] = [];
  let next: string | null = `/conversations/${id}/messages?limit=2`;
  while (next) {
    const { response, body } = await acme.owner.rest('GET', next);
    seen.push(...body.data.map((message: Data) => message.body));
    const link = /^<\/api\/v1(.+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1] ?? null;
    expect(new URLSearchParams(link?.split('?')[1]).get('cursor')).toBe(body.nextCursor);
    next = link;
  }
  expect(seen).toEqual(['1', '2', '3', '4', '5']);
});

describe('what is wrong is named as it was sent', () => {
  const cases: [string, string, Data, string[]][] = [
    ['GET', '/contacts?limit=0', undefined, ['limit']],
    ['GET', '/contacts?limit=101', undefined, ['limit']],
    ['GET', '/contacts?cursor=nonsense', undefined, ['cursor']],
    ['GET', '/conversations?assigneeId=conv_1', undefined, ['assigneeId']],
    ['GET', '/conversations/cont_1', undefined, ['id']],
    ['GET', '/channels/conv_1', undefined, ['id']],
    ['POST', '/conversations/x/messages', { body: 'hi' }, ['id']],
    ['POST', '/contacts', { email: 'nobody' }, ['email']],
    ['POST', '/contacts', { email: 5, nickname: 'x' }, ['nickname']],
    ['POST', '/conversations', { contact: { email: 'nobody' } }, ['contact.email']],
    ['POST', '/channels', {}, ['name', 'type']],
    ['POST', '/call-sessions', { from: 'nobody', to: '1', direction: 'INBOUND' }, ['from', 'to']],
    ['POST', '/api-keys', { name: 'x', scopes: [], expiresAt: 'tomorrow' }, ['expiresAt']],
    ['PATCH', `/organizations/${acme.id}`, { name: '' }, ['name']],
  ];

  test.each(cases)('%s %s %j', async (method, path, body, names) => {
    const answer = await acme.owner.rest(method, path, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', title: 'Validation failed' } });
    expect(answer.body.errors.map((error: Data) => error.path).sort()).toEqual(names);
    expect(JSON.stringify(answer.body)).not.toMatch(/\$input|graphql|Input"|filter\.|"first"/i);
  });
});

const secured = routes.filter((route) => !route.access);

test.each(secured)('$method $path without a token is 401', async ({ method, path, example }) => {
  const body = method === 'POST' || method === 'PATCH' ? example : undefined;
  const id = toTypeId('conv', newId());
  const answer = await nobody.rest(
    method,
    path.replace(':id', path.startsWith('/conversations') ? id : idFor(path)),
    body,
  );
  expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  expect(answer.response.headers.get('www-authenticate')).toBe('Bearer');
});

const prefixes = {
  '/organizations': 'org',
  '/conversations': 'conv',
  '/messages': 'msg',
  '/contacts': 'cont',
  '/channels': 'chan',
  '/api-keys': 'key',
  '/plans': 'plan',
  '/call-sessions': 'call',
  '/call-turns': 'turn',
} as const;

/** An id of the path's type that is nobody's. */
function idFor(path: string): string {
  const [, prefix] = Object.entries(prefixes).find(([start]) => path.startsWith(start)) ?? [];
  return toTypeId(prefix ?? 'conv', newId());
}

async function foreignIds(): Promise<Record<string, string>> {
  const { id } = await globex.createConversation();
  const conversation = (await globex.owner.rest('GET', `/conversations/${id}`)).body;
  const messages = (await globex.owner.rest('GET', `/conversations/${id}/messages`)).body;
  const key = await globex.owner.rest('POST', '/api-keys', { name: 'x', scopes: ['contacts:read'] });
  const numbers = { from: '+38344123456', to: '+38338200300', direction: 'INBOUND' };
  const theirCall = await globex.owner.rest('POST', '/call-sessions', numbers);
  const turn = await globex.owner.rest('POST', `/call-sessions/${theirCall.body.id}/turns`, {
    speaker: 'CALLER',
    textHeard: 'Hello?',
    startedMs: 0,
  });
  return {
    '/organizations': globex.id,
    '/conversations': id,
    '/messages': messages.data[0].id,
    '/contacts': conversation.contact.id,
    '/channels': conversation.channel.id,
    '/api-keys': key.body.id,
    '/call-sessions': turn.body.callSession.id,
    '/call-turns': turn.body.id,
  };
}

const foreign = await foreignIds();

// Plans belong to nobody.
test.each(routes.filter(({ path }) => path.includes(':id') && path !== '/plans/:id'))(
  "$method $path of another organization's id answers like an unknown id",
  async ({ method, path, example }) => {
    const body = method === 'POST' || method === 'PATCH' ? example : undefined;
    const headers = { 'x-request-id': 'same' };
    const ask = (id: string) => acme.owner.rest(method, path.replace(':id', id), body, headers);
    const theirs = await ask(foreign[`/${path.split('/')[1]}`] ?? '');
    const unknown = await ask(idFor(path));
    expect(theirs).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(theirs.body).toEqual(unknown.body);
    expect([...theirs.response.headers.keys()]).toEqual([...unknown.response.headers.keys()]);
  },
);
