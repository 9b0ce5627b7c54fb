import { readFileSync } from 'node:fs';
import { parse, print, visit } from 'graphql';
import { expect, test } from 'vitest';
import { ApiClient } from '../testing/client.ts';
import { testPassword, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer({ PERSISTED_ONLY: '1' });
const documents: Record<string, string> = JSON.parse(
  readFileSync(new URL('../../web/gql/persisted-documents.json', import.meta.url), 'utf8'),
);

function named(name: string): { hash: string; text: string } {
  const found = Object.entries(documents).find(([, text]) =>
    new RegExp(`(query|mutation|subscription) ${name}\\b`).test(text),
  );
  if (!found) throw new Error(`the web app has no document ${name}`);
  return { hash: found[0], text: found[1] };
}

/** As urql sends it: spread over lines, with `__typename` in every selection. */
function asSent(text: string): string {
  const typename = { kind: 'Field', name: { kind: 'Name', value: '__typename' } } as const;
  return print(
    visit(parse(text), {
      SelectionSet: (node, _key, parent) =>
        parent && 'kind' in parent && parent.kind === 'OperationDefinition'
          ? undefined
          : { ...node, selections: [...node.selections, typename] },
    }),
  );
}

const nobody = new ApiClient(server.url);
const signUp = named('SignUp');
const input = {
  organizationName: 'Acme',
  name: 'Ana',
  email: `${unique('ana')}@example.com`,
  password: testPassword,
};
const signedUp = await nobody.request(asSent(signUp.text), { input });
const token = signedUp.body.data.signUp.accessToken ?? readToken(signedUp.body.data.signUp);
const ana = new ApiClient(server.url, token);

function readToken(payload: object): string {
  return Object.values(payload).find((value) => typeof value === 'string' && value.startsWith('ey')) ?? '';
}

const post = (body: object) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  }).then((response) => response.json());

test('the documents of the web app are executed, however they are spelt', async () => {
  const { text } = named('ContactList');
  for (const query of [text, asSent(text)]) {
    expect((await ana.run(query, { first: 5 })).contacts.nodes).toEqual([]);
  }
});

test('a document may be named by its hash alone', async () => {
  const { hash } = named('ContactList');
  const sha256Hash = hash.replace('sha256:', '');
  for (const reference of [{ documentId: hash }, { extensions: { persistedQuery: { version: 1, sha256Hash } } }]) {
    const { data } = await post({ ...reference, variables: { first: 5 } });
    expect(data.contacts.nodes).toEqual([]);
  }
  const unknown = await post({ documentId: `sha256:${'0'.repeat(64)}`, variables: {} });
  expect(unknown.errors).toBeDefined();
});

test.each([
  '{ contacts { nodes { id } } }',
  '{ __schema { types { name } } }',
  'query ContactList { contacts { nodes { id email phone } } }',
])('%s is refused over HTTP and over a WebSocket', async (query) => {
  const { body } = await ana.request(query);
  expect(body.errors[0].extensions.code).toBe('FORBIDDEN');
  await expect(ana.subscribe(query).next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  ana.close();
});

test('the web app subscribes to its inbox', async () => {
  const { text } = named('InboxEvents');
  const live = ana.subscribe(asSent(text), { after: '0' });
  expect(await live.next()).toBeDefined();
  ana.close();
});

test('REST has documents of its own', async () => {
  expect((await ana.rest('GET', '/contacts')).status).toBe(200);
});
