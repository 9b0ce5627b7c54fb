import { expect, test } from 'vitest';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer();
const acme = await createOrganization(server);
const conversation = await acme.createConversation();
const send = (input: object) =>
  acme.owner.mutate('sendMessage', { conversationId: conversation.id, ...input }, 'message { id }');

test('an unknown id is NOT_FOUND', async () => {
  const id = 'conv_01k0000000e0000000000000zz'.replace('zz', '00');
  await expect(acme.owner.run('query ($id: ID!) { conversation(id: $id) { id } }', { id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a wrong prefix is a validation error that names both', async () => {
  const failure = acme.owner.run('query ($id: ID!) { conversation(id: $id) { id } }', {
    id: conversation.contact.id,
  });
  await expect(failure).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  await expect(failure).rejects.toThrow(/conv.*cont|cont.*conv/);
});

for (const [name, input, path] of [
  ['an empty message', { body: '   ' }, 'body'],
  ['a message of 8,001 characters', { body: 'x'.repeat(8001) }, 'body'],
  ['a message with a NUL character', { body: 'a\u0000b' }, 'body'],
  ['an empty clientMessageId', { body: 'a', clientMessageId: '' }, 'clientMessageId'],
] as const) {
  test(`${name} is a validation error that names the field, and stores nothing`, async () => {
    await expect(send(input)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      extensions: { fields: [{ path }] },
    });
    const { conversation: after } = await acme.owner.run('query ($id: ID!) { conversation(id: $id) { lastSeq } }', {
      id: conversation.id,
    });
    expect(after.lastSeq).toBe(1);
  });
}

test('text that cannot be stored is refused by name wherever it stands, and emoji are kept', async () => {
  const { owner } = acme;
  for (const bad of ['a\u0000b', 'half \ud800']) {
    for (const input of [
      { name: bad },
      { externalId: bad },
      { customAttributes: { note: bad } },
      { customAttributes: { [bad]: 'x' } },
    ]) {
      await expect(owner.mutate('createContact', input, 'cursor'), JSON.stringify(input)).rejects.toMatchObject({
        code: 'VALIDATION_FAILED',
      });
    }
    await expect(
      owner.run('query ($s: String) { contacts(search: $s) { nodes { id } } }', { s: bad }),
    ).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  }
  await expect(owner.run('{ contacts(search: "a\\u0000b") { nodes { id } } }')).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
  });
  const kept = '👩‍👩‍👧 مرحبا ÿ';
  const { contact } = await owner.mutate('createContact', { name: kept }, 'contact { name }');
  expect(contact.name).toBe(kept);
});

test('input and documents that are nested absurdly deep are refused by name', async () => {
  const query = 'mutation ($input: CreateChannelInput!) { createChannel(input: $input) { cursor } }';
  for (const levels of [40, 20_000]) {
    const deep = `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${acme.owner.token}` },
      body: `{"query":"${query}","variables":{"input":{"type":"API","name":"deep","settings":{"deep":${deep}}}}}`,
    });
    const { code } = (await response.json()).errors[0].extensions;
    expect(code).toBe(levels > 10_000 ? 'QUERY_TOO_COMPLEX' : 'VALIDATION_FAILED');
  }
  const { body } = await acme.owner.request(`{ ${'node(id: "x") { '.repeat(20_000)} ${'}'.repeat(20_000)} }`);
  expect(['QUERY_TOO_COMPLEX', 'VALIDATION_FAILED']).toContain(body.errors[0].extensions.code);
});

test('an operation that asks for too much is QUERY_TOO_COMPLEX before any resolver runs', async () => {
  const nested = `{ conversation(id: "${conversation.id}") { messages(last: 100) { nodes { conversation {
    messages(last: 100) { nodes { conversation { messages(last: 100) { nodes { id } } } } } } } } } }`;
  const aliases = `{ ${Array.from({ length: 2000 }, (_, index) => `a${index}: viewer { id }`).join(' ')} }`;
  const ids = `{ nodes(ids: [${`"${conversation.id}",`.repeat(5000)}]) { id ... on Conversation { subject } } }`;
  for (const query of [nested, aliases, ids]) {
    const startedAt = Date.now();
    await expect(acme.owner.run(query)).rejects.toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
    expect(Date.now() - startedAt).toBeLessThan(500);
  }
});

test('malformed JSON in the variables of a GET request is a validation error', async () => {
  const response = await fetch(`${server.url}/graphql?query=%7Bviewer%7Bid%7D%7D&variables=%7B`);
  expect((await response.json()).errors[0].extensions.code).toBe('VALIDATION_FAILED');
});

test('a bad list cursor and a bad page size are validation errors', async () => {
  for (const args of ['after: "nonsense"', 'after: "W10"', 'first: 0', 'first: 101', 'first: 5, last: 5']) {
    await expect(acme.owner.run(`{ conversations(${args}) { nodes { id } } }`)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
  }
});

test('a bad event cursor is VALIDATION_FAILED; one of another organization or of the future is CURSOR_EXPIRED', async () => {
  const globex = await createOrganization(server);
  const foreign = (await globex.owner.run('{ organization { cursor } }')).organization.cursor;
  const own = (await acme.owner.run('{ organization { cursor } }')).organization.cursor;
  const follow = (after: string) =>
    acme.owner.subscribe('subscription ($after: String) { inboxEvents(after: $after) { cursor } }', { after }).next();
  await expect(follow('nonsense')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  await expect(follow(foreign)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  await expect(follow(own.replace(/^\d+/, '999999'))).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  acme.owner.close();
});

test('a body of 10 MB is refused with 413 and a named error', async () => {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${acme.owner.token}` },
    body: JSON.stringify({ query: '{ viewer { id } }', variables: { junk: 'x'.repeat(10_000_000) } }),
  });
  expect(response.status).toBe(413);
  expect((await response.json()).errors[0].extensions.code).toBe('VALIDATION_FAILED');
});

test('a chunked body of 10 MB is refused as well', async () => {
  const chunk = new TextEncoder().encode('x'.repeat(100_000));
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (sent++ < 100) controller.enqueue(chunk);
      else controller.close();
    },
  });
  const outcome = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit).then(
    (response) => response.status,
    () => 'closed',
  );
  expect([413, 'closed']).toContain(outcome);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test('a malformed document, an unknown field and a wrong variable are VALIDATION_FAILED', async () => {
  for (const query of ['{ viewer {', '{ nonsense }', 'query ($id: ID!) { conversation(id: $id) { id } }']) {
    const { body } = await acme.owner.request(query);
    expect(body.errors[0].extensions.code).toBe('VALIDATION_FAILED');
  }
});

test('nobody is UNAUTHENTICATED, and so are bad tokens and keys', async () => {
  const tokens = ['', 'nonsense', `${acme.owner.token}x`, 'sb_live_unknown', 'eyJhbGciOiJub25lIn0.e30.'];
  for (const token of tokens) {
    const { body } = await acme.owner.request(
      '{ viewer { id } }',
      {},
      { authorization: token ? `Bearer ${token}` : '' },
    );
    expect(body.errors[0].extensions.code, token).toBe('UNAUTHENTICATED');
  }
});

test('a long text is one value, whatever stands in it; ten thousand short ones are too many', async () => {
  const content = '{"a": [1, 2], "b\\\\": "c\\""},\n'.repeat(8000);
  const { knowledgeSource } = await acme.owner.mutate(
    'createKnowledgeSource',
    { name: 'Brackets', type: 'TEXT', content },
    'knowledgeSource { sizeBytes }',
  );
  expect(knowledgeSource.sizeBytes).toBe(content.length);
  const customAttributes = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`k${index}`, 1]));
  await expect(acme.owner.mutate('createContact', { customAttributes }, 'cursor')).rejects.toMatchObject({
    code: 'QUERY_TOO_COMPLEX',
  });
});
