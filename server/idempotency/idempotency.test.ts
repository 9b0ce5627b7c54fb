/** The same request under one Idempotency-Key, however often, wherever and whenever it comes, makes one object. */
import { expect, test } from 'vitest';
import { asPlatform, db } from '../db/client.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization, testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

let server = await startTestServer();
const acme = await createOrganization(server);

const keyed = (key: string) => ({ 'idempotency-key': key });

async function contactsNamed(name: string): Promise<number> {
  return asPlatform('test', (platform) => platform.contact.count({ where: { name } }));
}

const createContact =
  'mutation ($input: CreateContactInput!) { createContact(input: $input) { contact { id name } cursor } }';

test('REST gives the first answer again, word for word', async () => {
  const [key, name] = [unique('key'), unique('Ana')];
  const first = await acme.owner.rest('POST', '/contacts', { name }, keyed(key));
  await acme.owner.rest('PATCH', `/contacts/${first.body.id}`, { phone: '+383 44 123 456' });
  const again = await acme.owner.rest('POST', '/contacts', { name }, keyed(key));
  expect(first.status).toBe(201);
  expect(first.response.headers.get('idempotency-replayed')).toBeNull();
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(again.response.headers.get('idempotency-replayed')).toBe('true');
  for (const header of ['location', 'x-cursor']) {
    expect(again.response.headers.get(header)).toBe(first.response.headers.get(header));
  }
  expect(await contactsNamed(name)).toBe(1);
});

test('GraphQL and REST share the key: the second door answers what the first one made', async () => {
  const [key, name] = [unique('key'), unique('Ana')];
  const made = await acme.owner.request(createContact, { input: { name } }, keyed(key));
  const { id } = made.body.data.createContact.contact;
  const again = await acme.owner.request(createContact, { input: { name } }, keyed(key));
  expect(again.body).toEqual(made.body);
  expect(again.response.headers.get('idempotency-replayed')).toBe('true');
  const rest = await acme.owner.rest('POST', '/contacts', { name }, keyed(key));
  expect(rest).toMatchObject({ status: 201, body: { id } });
  expect(rest.response.headers.get('x-cursor')).toBe(made.body.data.createContact.cursor);
  expect(rest.response.headers.get('idempotency-replayed')).toBe('true');
  expect(await contactsNamed(name)).toBe(1);
});

test('the same key with another request is refused, with 422 in REST', async () => {
  const key = unique('key');
  await acme.owner.rest('POST', '/contacts', { name: 'Ana' }, keyed(key));
  const others: [string, Data][] = [
    ['/contacts', { name: 'Arta' }],
    ['/channels', { type: 'API', name: 'App' }],
  ];
  for (const [path, body] of others) {
    const answer = await acme.owner.rest('POST', path, body, keyed(key));
    expect(answer).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } });
    expect(answer.body.errors[0].path).toBe('Idempotency-Key');
  }
  const { body } = await acme.owner.request(createContact, { input: { name: 'Arta' } }, keyed(key));
  expect(body.errors[0].extensions.code).toBe('VALIDATION_FAILED');
});

test('twenty at the same instant make one; the others are answered alike or told to wait', async () => {
  const [key, name] = [unique('key'), unique('Ana')];
  const once = () => acme.owner.rest('POST', '/contacts', { name }, keyed(key));
  const answers = await Promise.all(Array.from({ length: 20 }, once));
  const ids = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
  expect(ids.size).toBe(1);
  for (const { status, body } of answers) expect(status, JSON.stringify(body)).toBeOneOf([201, 409]);
  expect([...ids]).toEqual([(await once()).body.id]);
  expect(await contactsNamed(name)).toBe(1);
});

test('other requests that come at the same instant under one key get nothing of its answer', async () => {
  for (let round = 0; round < 20; round++) {
    const key = unique('key');
    const names = ['Ana', 'Arta', 'Besa'].map(unique);
    const sent = names.map((name) => acme.owner.rest('POST', '/contacts', { name }, keyed(key)));
    const label = acme.owner.rest('POST', '/labels', { name: unique('vip') }, keyed(key));
    const answers = await Promise.all([...sent, label]);
    for (const [index, { status, body }] of answers.entries()) {
      expect(status, JSON.stringify(body)).toBeOneOf([201, 409, 422]);
      if (status === 201 && index < names.length) expect(body.name).toBe(names[index]);
    }
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  }
});

test('people, keys and organizations do not share keys', async () => {
  const [key, name] = [unique('key'), unique('Ana')];
  const [agent, program, globex] = await Promise.all([
    acme.addMember('AGENT'),
    acme.addApiKey(['contacts:write', 'contacts:read']),
    createOrganization(server),
  ]);
  const ids = new Set();
  for (const client of [acme.owner, agent, program, globex.owner]) {
    ids.add((await client.rest('POST', '/contacts', { name }, keyed(key))).body.id);
  }
  expect(ids.size).toBe(4);
});

test('a request that failed is not remembered: the retry is tried again', async () => {
  const [key, externalId] = [unique('key'), unique('crm')];
  const { body: taken } = await acme.owner.rest('POST', '/contacts', { externalId });
  expect((await acme.owner.rest('POST', '/contacts', { externalId }, keyed(key))).status).toBe(409);
  await acme.owner.rest('DELETE', `/contacts/${taken.id}`);
  expect((await acme.owner.rest('POST', '/contacts', { externalId }, keyed(key))).status).toBe(201);
});

test('a server that died between the change and its answer makes nothing twice', async () => {
  const [key, name] = [unique('key'), unique('Ana')];
  const first = await acme.owner.rest('POST', '/contacts', { name }, keyed(key));
  const count = await asPlatform('test', (platform) => platform.event.count());
  await db.idempotencyKey.updateMany({ where: { key }, data: { answer: null } });
  const again = await acme.owner.rest('POST', '/contacts', { name }, keyed(key));
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(again.response.headers.get('x-cursor')).toBe(first.response.headers.get('x-cursor'));
  expect(again.response.headers.get('idempotency-replayed')).toBe('true');
  expect(await asPlatform('test', (platform) => platform.event.count())).toBe(count);
});

test('a key that is shown once is shown again to its retry, and is stored nowhere in clear', async () => {
  const idempotencyKey = unique('key');
  const input = { name: 'Export', scopes: ['contacts:read'] };
  const first = await acme.owner.rest('POST', '/api-keys', input, keyed(idempotencyKey));
  const again = await acme.owner.rest('POST', '/api-keys', input, keyed(idempotencyKey));
  expect(again.body).toEqual(first.body);
  const row = await db.idempotencyKey.findFirst({ where: { key: idempotencyKey } });
  for (const stored of [row?.result, row?.answer]) {
    expect(Buffer.from(stored ?? []).includes(first.body.key)).toBe(false);
    expect(stored?.length).toBeGreaterThan(100);
  }
});

test('a sign-up whose answer got lost is answered again, cookie included', async () => {
  const nobody = new ApiClient(server.url);
  const email = `${unique('ana')}@example.com`;
  const body = { organizationName: 'Acme', name: 'Ana', email, password: testPassword };
  const headers = keyed(unique('key'));
  const first = await nobody.rest('POST', '/auth/signup', body, headers);
  const again = await nobody.rest('POST', '/auth/signup', body, headers);
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(again.response.headers.get('set-cookie')).toBe(first.response.headers.get('set-cookie'));
  const other = await nobody.rest('POST', '/auth/signup', { ...body, password: 'another long password' }, headers);
  expect(other.status).toBe(422);
});

test.each(['', 'a b', 'ë', 'x'.repeat(201)])('the key %j is refused by name', async (key) => {
  const answer = await acme.owner.rest('POST', '/contacts', { name: 'Ana' }, keyed(key));
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe('Idempotency-Key');
});

test('one key belongs to one mutation, not to several in a document', async () => {
  const two = 'mutation { a: createContact(input: {}) { cursor } b: createContact(input: {}) { cursor } }';
  const { body } = await acme.owner.request(two, {}, keyed(unique('key')));
  expect(body.errors[0].extensions.code).toBe('VALIDATION_FAILED');
});

test('a restart forgets nothing', async () => {
  const [key, name] = [unique('key'), unique('Ana')];
  const first = await acme.owner.rest('POST', '/contacts', { name }, keyed(key));
  await server.close();
  server = await startTestServer();
  const owner = new ApiClient(server.url, acme.owner.token);
  const again = await owner.rest('POST', '/contacts', { name }, keyed(key));
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(again.response.headers.get('idempotency-replayed')).toBe('true');
});
