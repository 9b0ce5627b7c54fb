/** What REST says about HTTP itself: methods, bodies, types, headers, CORS, and the reference. */
import http from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const site = 'https://app.example.com';
const server = await startTestServer({ ALLOWED_ORIGINS: site });
const acme = await createOrganization(server);
const api = `${server.url}/api/v1`;
const bearer = { authorization: `Bearer ${acme.owner.token}` };
const json = { 'content-type': 'application/json' };

async function problem(response: Response) {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const body = (await response.json()) as Record<string, unknown>;
  expect(body).toMatchObject({ status: response.status, type: expect.stringMatching(/^\/api\/docs#/) });
  expect(body.requestId).toBe(response.headers.get('x-request-id'));
  return body;
}

test('an unknown path is 404', async () => {
  const response = await fetch(`${api}/nothing`);
  expect(response.status).toBe(404);
  expect(await problem(response)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a method that a path does not have is 405 with those it has', async () => {
  const response = await fetch(`${api}/organizations`, { method: 'DELETE', headers: bearer });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
  await problem(response);
});

test('HEAD is GET without a body', async () => {
  const response = await fetch(`${api}/me`, { method: 'HEAD', headers: bearer });
  expect(response.status).toBe(200);
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100);
  expect(await response.text()).toBe('');
});

test('answers are asked for anew each time, and carry the request id that was sent', async () => {
  const response = await fetch(`${api}/me`, { headers: { ...bearer, 'x-request-id': 'my-request-1' } });
  expect(response.headers.get('cache-control')).toBe('private, no-cache');
  expect(response.headers.get('x-request-id')).toBe('my-request-1');
});

describe('a body', () => {
  const post = (body: BodyInit | undefined, headers: Record<string, string>) =>
    fetch(`${api}/contacts`, { method: 'POST', headers: { ...bearer, ...headers }, body });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx'])(
    'of type %s is 415',
    async (type) => {
      const response = await post('{"name":"x"}', { 'content-type': type });
      expect(response.status).toBe(415);
      expect(await problem(response)).toMatchObject({ detail: expect.stringContaining(type) });
    },
  );

  test.each(['{"name":', 'nothing', '{"name":"x"}}'])('that is not JSON is 400: %s', async (body) => {
    const response = await post(body, json);
    expect(response.status).toBe(400);
    expect(await problem(response)).toMatchObject({ detail: expect.stringMatching(/^The body is not JSON/) });
  });

  test('that is not UTF-8 is 400', async () => {
    const response = await post(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), json);
    expect(response.status).toBe(400);
    expect(await problem(response)).toMatchObject({ detail: 'The body is not UTF-8 text.' });
  });

  test.each(['[]', '"x"', 'null', '1'])('that is no object is 400: %s', async (body) => {
    const response = await post(body, json);
    expect(response.status).toBe(400);
    expect(await problem(response)).toMatchObject({ detail: 'The body must be a JSON object.' });
  });

  test('with an unknown field is 400 and names it', async () => {
    const response = await post('{"name":"x","nickname":"y"}', json);
    expect(response.status).toBe(400);
    expect(await problem(response)).toMatchObject({
      code: 'VALIDATION_FAILED',
      errors: [{ path: 'nickname', message: 'is not a field of this request' }],
    });
  });

  test('of more than 1 MiB is 413 and names the limit', async () => {
    const response = await post(JSON.stringify({ name: 'x'.repeat(1_100_000) }), json);
    expect(response.status).toBe(413);
    expect(await problem(response)).toMatchObject({ detail: expect.stringContaining('1048576') });
  });

  test('that does not say its length is answered 413 long before it ends', async () => {
    const { status, sentBytes } = await sendEndlessBody();
    expect(status).toBe(413);
    expect(sentBytes).toBeLessThan(64 * 1024 * 1024);
  });

  test('that says it is too large is refused before it is sent', async () => {
    const answer = await raw(
      `POST /api/v1/contacts HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer.authorization}\r\n` +
        'Content-Type: application/json\r\nContent-Length: 99999999\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });
});

/** Writes chunks until the answer comes. */
function sendEndlessBody(): Promise<{ status: number | undefined; sentBytes: number }> {
  return new Promise((resolve, reject) => {
    let sentBytes = 0;
    let answered = false;
    const request = http.request(`${api}/contacts`, { method: 'POST', headers: { ...bearer, ...json } }, (response) => {
      answered = true;
      response.resume();
      resolve({ status: response.statusCode, sentBytes });
      request.destroy();
    });
    request.on('error', (error) => (answered ? undefined : reject(error)));
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const write = () => {
      if (answered || request.destroyed) return;
      sentBytes += chunk.length;
      if (request.write(chunk)) setImmediate(write);
      else request.once('drain', write);
    };
    write();
  });
}

/** The first bytes of the answer to a request that is written by hand. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), new URL(server.url).hostname, () => socket.write(text));
    socket.once('data', (bytes) => {
      resolve(bytes.toString());
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

describe('another site', () => {
  const preflight = (origin: string) =>
    fetch(`${api}/contacts`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization, content-type',
      },
    });

  test('that is listed may call the API', async () => {
    const response = await preflight(site);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': site,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, HEAD, OPTIONS',
      'access-control-allow-headers': 'authorization, content-type',
    });
  });

  test('that is not listed gets no permission', async () => {
    const response = await preflight('https://evil.example.com');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS');
  });
});

describe('the reference', () => {
  test('openapi.json is served to everybody', async () => {
    const response = await fetch(`${api}/openapi.json`);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toMatchObject({ openapi: '3.1.0', paths: { '/me': {} } });
  });

  test('its page and files come from this server alone', async () => {
    const response = await fetch(`${server.url}/api/docs`);
    const html = await response.text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(addresses.filter((address) => !address.startsWith('data:')).length).toBeGreaterThan(1);
    for (const address of addresses) expect(address).toMatch(/^(\/api\/|data:,$)/);
    for (const address of addresses.filter((address) => address.startsWith('/api/docs/'))) {
      const file = await fetch(`${server.url}${address}`);
      expect(file.status).toBe(200);
      expect(file.headers.get('cache-control')).toContain('immutable');
      expect(file.headers.get('content-encoding')).toBe('gzip');
      expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(100_000);
    }
  });

  test.each(['/api/docs/package.json', '/api/docs/..%2fpackage.json', '/api/docs/constructor'])(
    'has no file %s',
    async (path) => {
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    },
  );
});

test('what has not changed is not sent again', async () => {
  const path = '/organizations';
  const first = await acme.owner.rest('GET', path);
  const etag = first.response.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]{27}"$/);
  expect(first.response.headers.get('cache-control')).toBe('private, no-cache');
  for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await acme.owner.rest('GET', path, undefined, { 'if-none-match': given });
    expect(again).toMatchObject({ status: 304, body: null });
    expect(again.response.headers.get('etag')).toBe(etag);
  }
  expect((await acme.owner.rest('GET', path, undefined, { 'if-none-match': '"other"' })).status).toBe(200);
  await acme.owner.rest('PATCH', `/organizations/${acme.id}`, { name: 'Changed' });
  const changed = await acme.owner.rest('GET', path, undefined, { 'if-none-match': etag });
  expect(changed.status).toBe(200);
  expect(changed.response.headers.get('etag')).not.toBe(etag);
});
