import { expect, test } from 'vitest';
import { db } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { runInOrganization } from '../db/scope.ts';
import { ApiClient, type Data } from '../testing/client.ts';
import { createOrganization, type TestOrganization, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();

const document = `query ($query: String!, $types: [SearchType!], $first: Int) {
  search(query: $query, types: $types, first: $first) { hasMore nodes { type score
    contact { id name } conversation { id subject } message { id body conversation { id } }
    highlights { field parts { text matched } } } } }`;

async function find(client: ApiClient, query: string, options: Data = {}): Promise<Data[]> {
  const { search } = await client.run(document, { query, ...options });
  return search.nodes;
}

const bodies = async (client: ApiClient, query: string, options: Data = {}) =>
  (await find(client, query, { types: ['MESSAGE'], ...options })).map(({ message }) => message.body);

const names = async (client: ApiClient, query: string) =>
  (await find(client, query, { types: ['CONTACT'] })).map(({ contact }) => contact.name);

async function addContact({ owner }: TestOrganization, input: Data): Promise<void> {
  await owner.mutate('createContact', input, 'cursor');
}

test('case and diacritics do not matter, in what is looked for and in what is found', async () => {
  const acme = await createOrganization(server);
  await addContact(acme, { name: 'Gëzim Hoxha' });
  await addContact(acme, { name: 'ĐORĐE Straßer' });
  await acme.createConversation('Sa është ÇMIMI?');
  await acme.createConversation('cmimi i pakos');
  for (const query of ['Gezim', 'gëzim', 'GËZIM', 'hoxha gez', 'Gezim Hoxha']) {
    expect(await names(acme.owner, query), query).toEqual(['Gëzim Hoxha']);
  }
  for (const query of ['dorde', 'Strasser', 'straßer Đorđ']) {
    expect(await names(acme.owner, query), query).toEqual(['ĐORĐE Straßer']);
  }
  for (const query of ['çmimi', 'cmimi', 'Çmi']) {
    expect(await bodies(acme.owner, query), query).toEqual(['cmimi i pakos', 'Sa është ÇMIMI?']);
  }
});

test('all words must occur, and only the last one may be the beginning of a word', async () => {
  const acme = await createOrganization(server);
  await acme.createConversation('The blue parcel has not arrived');
  expect(await bodies(acme.owner, 'parcel blu')).toHaveLength(1);
  expect(await bodies(acme.owner, 'blu parcel')).toHaveLength(0);
  expect(await bodies(acme.owner, 'blue parcel green')).toHaveLength(0);
  expect(await bodies(acme.owner, 'arcel')).toHaveLength(0);
});

test('contacts are found by parts of addresses, telephone numbers and external ids', async () => {
  const acme = await createOrganization(server);
  const [email, phone, externalId] = ['mira.krasniqi_shop@Rruga-Post.example', '+383 44 123 456', 'CRM-2041/b'];
  await addContact(acme, { name: 'Mira', email, phone, externalId });
  await addContact(acme, { name: 'Other', email: 'x@example.com', phone: '+355 69 765 4321', externalId: 'erp-1' });
  const queries = [
    ...['mira.kras', 'krasniqi', 'shop', 'post', 'mira.krasniqi_shop@rruga-post.example'],
    ...['44 123 456', '44123456', '044 123 456', '044123', '+383 44', '38344123456', '00383 44 123 456', '123 456'],
    ...['crm-2041', '2041', 'CRM-2041/b', 'mira 44123', '44123 mira'],
  ];
  for (const query of queries) expect(await names(acme.owner, query), query).toEqual(['Mira']);
  for (const query of ['45 123', 'crm 69', '9999']) expect(await names(acme.owner, query), query).toEqual([]);
});

test('whole words come before beginnings, names and subjects before bodies, newer before older', async () => {
  const acme = await createOrganization(server);
  await acme.createConversation('order one');
  await acme.createConversation('orders');
  await acme.createConversation('my order two');
  const { id } = await acme.createConversation('nothing');
  await acme.owner.mutate('updateConversation', { id, subject: 'Order 7' }, 'cursor');
  await addContact(acme, { name: 'Orderly' });
  await addContact(acme, { name: 'Ann', email: 'order@example.com' });
  const found = await find(acme.owner, 'order');
  expect(
    found.map(({ contact, conversation, message }) => contact?.name ?? conversation?.subject ?? message.body),
  ).toEqual(['Order 7', 'Ann', 'my order two', 'order one', 'Orderly', 'orders']);
  const scores = found.map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(scores[2]).toBe(scores[3]);
  const { search } = await acme.owner.run(document, { query: 'order', first: 2 });
  expect(search).toMatchObject({ hasMore: true, nodes: [{ type: 'CONVERSATION' }, { type: 'CONTACT' }] });
});

test('highlights are plain pieces of the text, never markup', async () => {
  const acme = await createOrganization(server);
  await acme.createConversation('<b>Gëzimi</b> & co');
  const [{ highlights }] = await find(acme.owner, 'gezim');
  expect(highlights).toEqual([
    {
      field: 'body',
      parts: [
        { text: '<b>', matched: false },
        { text: 'Gëzim', matched: true },
        { text: 'i</b> & co', matched: false },
      ],
    },
  ]);
});

test('activity lines are not searched; notes are', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation('hello');
  await acme.owner.mutate(
    'sendMessage',
    { conversationId: id, body: 'a note about resolved things', kind: 'NOTE' },
    'cursor',
  );
  await acme.owner.mutate('resolveConversation', { id }, 'cursor');
  expect(await bodies(acme.owner, 'resolved')).toEqual(['a note about resolved things']);
});

test("another organization's objects are never found", async () => {
  const [acme, globex] = [await createOrganization(server), await createOrganization(server)];
  const word = unique('secret').replaceAll('-', '');
  await acme.createConversation(word);
  await addContact(acme, { name: word });
  expect(await find(globex.owner, word)).toEqual([]);
  expect(await find(acme.owner, word)).toHaveLength(2);
});

test('each type takes its own permission, and a contact may not search at all', async () => {
  const acme = await createOrganization(server);
  const { contact } = await acme.createConversation('hello');
  await addContact(acme, { name: 'Hello' });
  const reader = await acme.addApiKey(['contacts:read']);
  expect((await find(reader, 'hello')).map(({ type }) => type)).toEqual(['CONTACT']);
  const forbidden = { code: 'FORBIDDEN' };
  await expect(find(reader, 'hello', { types: ['CONTACT', 'MESSAGE'] })).rejects.toMatchObject(forbidden);
  await expect(find(await acme.addApiKey(['labels:read']), 'hello')).rejects.toMatchObject(forbidden);
  const { token } = await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token');
  await expect(find(new ApiClient(server.url, token), 'hello')).rejects.toMatchObject(forbidden);
  await expect(find(new ApiClient(server.url), 'hello')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('input outside its bounds is refused by name', async () => {
  const { owner } = await createOrganization(server);
  const wrong: [string, Data, string][] = [
    ['   ', {}, 'query: must not be empty'],
    ['x'.repeat(201), {}, 'query: must have at most 200 characters'],
    ['x', { first: 0 }, 'first: must be between 1 and 100'],
    ['x', { first: 101 }, 'first: must be between 1 and 100'],
  ];
  for (const [query, options, message] of wrong) {
    await expect(find(owner, query, options)).rejects.toMatchObject({ code: 'VALIDATION_FAILED', message });
  }
  await expect(find(owner, 'a\u0000b')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
});

test('any text can be looked for, and one without letters and digits finds nothing', async () => {
  const acme = await createOrganization(server);
  await acme.createConversation("it's fish & chips | peas: *hot* (100%) 😀 \\ <->");
  for (const query of [
    "it's",
    'fish & chips',
    'fish | chips',
    'chips:*',
    '!fish',
    '(hot',
    "'fish'",
    'fish \\',
    'fish <-> chips',
    '100%',
  ]) {
    expect(await bodies(acme.owner, query), query).toHaveLength(1);
  }
  for (const query of [
    '&',
    '😀',
    '" OR 1=1 --',
    "'); DROP TABLE messages; --",
    '!&|():*\'\\"<->'.repeat(15),
    '…'.repeat(200),
  ]) {
    expect(await find(acme.owner, query), query).toEqual([]);
  }
});

test('a page of a hundred results is not too complex', async () => {
  const acme = await createOrganization(server);
  await acme.createConversation('hello');
  expect(await find(acme.owner, 'hello', { first: 100 })).toHaveLength(1);
});

test('what many messages hold is found among the newest, and what is not there among all', async () => {
  const acme = await createOrganization(server);
  const { id } = await acme.createConversation('start');
  const organizationId = parseTypeId('org', acme.id);
  const conversationId = parseTypeId('conv', id);
  // Common in all of them, rare only in the 4,500 oldest, scarce in every 400th.
  await runInOrganization(
    organizationId,
    () => db.$executeRaw`
      INSERT INTO messages (organization_id, id, conversation_id, seq, author_type, body, created_at)
      SELECT ${organizationId}::uuid, gen_random_uuid(), ${conversationId}::uuid, n + 1, 'CONTACT',
        'common ' || CASE WHEN n <= 4500 THEN 'ancient ' ELSE '' END || CASE WHEN n % 400 = 0 THEN 'scarce ' ELSE '' END || n,
        now() - interval '1 day' + n * interval '1 second'
      FROM generate_series(1, 6000) AS n`,
  );
  const numbers = async (query: string, first: number) =>
    (await bodies(acme.owner, query, { first })).map((body) => Number(body.split(' ').at(-1)));
  expect(await numbers('common', 3)).toEqual([6000, 5999, 5998]);
  expect(await numbers('commo', 3)).toEqual([6000, 5999, 5998]);
  expect(await numbers('ancient', 3)).toEqual([4500, 4499, 4498]);
  expect(await numbers('scarce', 20)).toEqual([...Array(15).keys()].map((n) => 6000 - n * 400));
  expect(await numbers('common sca', 2)).toEqual([6000, 5600]);
});
