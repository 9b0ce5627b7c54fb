import { request } from 'node:http';
import { expect, test } from 'vitest';
import { db } from '../server/db/client.ts';
import { createOrganization, testPassword } from '../server/testing/organizations.ts';
import { startTestServer } from '../server/testing/server.ts';
import { figure } from './figures.ts';

const allowed = 'https://app.example.com';
const server = await startTestServer({ ALLOWED_ORIGINS: allowed });
const acme = await createOrganization(server);
const { host, port } = new URL(server.url);

const cookie = await logInForCookie();

async function logInForCookie(): Promise<string> {
  const { response } = await acme.owner.rest('POST', '/auth/login', { email: acme.email, password: testPassword });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

type Sent = { method: string; path: string; headers: Record<string, string>; body?: string };

/** Not `fetch`, which keeps to itself what a browser sends on its own: Origin, Cookie, Host. */
function send({ method, path, headers, body }: Sent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { port, host: '127.0.0.1', method, path, headers: { host, cookie, ...headers } },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

const query = 'mutation { refreshSession { accessToken } }';
const boundary = 'x-boundary';
const multipart = (fields: Record<string, string>) =>
  `${Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--${boundary}--\r\n`;

/** What a form or an image of another site can send without a browser asking first. */
const simpleBodies: [type: string | null, body: string][] = [
  ['application/x-www-form-urlencoded', new URLSearchParams({ query }).toString()],
  ['application/x-www-form-urlencoded; charset=utf-8', new URLSearchParams({ query }).toString()],
  [`multipart/form-data; boundary=${boundary}`, multipart({ query })],
  [`multipart/form-data; boundary=${boundary}`, multipart({ operations: JSON.stringify({ query }), map: '{}' })],
  ['text/plain', JSON.stringify({ query })],
  ['text/plain; application/json', JSON.stringify({ query })],
  ['text/plain;charset=UTF-8', query],
  ['text/json', JSON.stringify({ query })],
  ['application/graphql', query],
  [null, JSON.stringify({ query })],
];

const foreignOrigins = [
  'https://evil.example',
  'null',
  `http://localhost:${Number(port) + 1}`,
  `https://localhost:${port}`.replace(port, '443'),
  `http://localhost.evil.example:${port}`,
  `http://evil.example:${port}`,
  'https://app.example.com.evil.example',
  'https://evil.example#https://app.example.com',
  'http://app.example.com',
  'file://',
];

function* attempts(): Generator<Sent> {
  for (const origin of [undefined, ...foreignOrigins.slice(0, 4)]) {
    const from: Record<string, string> = origin ? { origin, 'sec-fetch-site': 'cross-site' } : {};
    for (const [type, body] of simpleBodies) {
      const headers = { ...from, ...(type && { 'content-type': type }) };
      yield { method: 'POST', path: '/graphql', headers, body };
      yield { method: 'POST', path: '/api/v1/auth/refresh', headers, body: '{}' };
    }
    for (const parameters of [{ query }, { query, variables: '{}' }, { query, operationName: '' }]) {
      yield { method: 'GET', path: `/graphql?${new URLSearchParams(parameters as never)}`, headers: from };
    }
    yield { method: 'GET', path: '/api/v1/auth/refresh', headers: from };
  }
  for (const origin of foreignOrigins) {
    for (const type of ['application/json', 'application/json; charset=utf-8', 'application/graphql+json']) {
      yield {
        method: 'POST',
        path: '/graphql',
        headers: { origin, 'content-type': type },
        body: JSON.stringify({ query }),
      };
    }
    const asked = { origin, 'content-type': 'application/json', 'graphql-require-preflight': '1' };
    yield { method: 'POST', path: '/graphql', headers: asked, body: JSON.stringify({ query }) };
    yield {
      method: 'POST',
      path: '/api/v1/auth/refresh',
      headers: { origin, 'content-type': 'application/json' },
      body: '{}',
    };
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      yield {
        method,
        path: '/api/v1/auth/refresh',
        headers: { origin, 'content-type': 'application/json' },
        body: '{}',
      };
    }
  }
}

const rotations = () => db.session.count({ where: { rotatedAt: { not: null } } });

test('a mutation that a foreign page sends with the cookie is not executed', async () => {
  const all = [...attempts()];
  let executed = 0;
  for (const attempt of all) {
    const { text } = await send(attempt);
    if (/accessToken":"/.test(text)) executed += 1;
  }
  expect(await rotations()).toBe(0);
  figure(`cookie-authenticated mutations of foreign pages: ${executed} of ${all.length} executed`);
  expect(all.length).toBeGreaterThanOrEqual(200);
  expect(executed).toBe(0);
});

test('our own pages, allowed sites and programs may', async () => {
  const headers = { 'content-type': 'application/json' };
  let latest = cookie;
  for (const origin of [undefined, `http://${host}`, allowed]) {
    const { status, text } = await send({
      method: 'POST',
      path: '/graphql',
      headers: { ...headers, cookie: latest, ...(origin && { origin }) },
      body: JSON.stringify({ query }),
    });
    expect({ status, text }).toMatchObject({ status: 200, text: expect.stringMatching(/accessToken":"/) });
    latest = await logInForCookie();
  }
});
