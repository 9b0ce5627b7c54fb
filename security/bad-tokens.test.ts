import { createHmac, generateKeyPairSync } from 'node:crypto';
import { base64url, EncryptJWT, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { newId, parseTypeId } from '../server/db/ids.ts';
import { ApiClient } from '../server/testing/client.ts';
import { createOrganization, testPassword } from '../server/testing/organizations.ts';
import { testSecret } from '../server/testing/secret.ts';
import { startTestServer } from '../server/testing/server.ts';
import { figure } from './figures.ts';

let server = await startTestServer();
const acme = await createOrganization(server);
const { contact } = await acme.createConversation();
const good = acme.owner.token ?? '';
const [header = '', payload = '', signature = ''] = good.split('.');
const claims = JSON.parse(new TextDecoder().decode(base64url.decode(payload)));
const contactToken = (await acme.owner.mutate('createContactToken', { contactId: contact.id }, 'token')).token;
const { key, apiKey } = await acme.owner.mutate(
  'createApiKey',
  { name: 'x', scopes: ['contacts:read'] },
  'key apiKey { id }',
);
await acme.owner.mutate('revokeApiKey', { id: apiKey.id }, 'cursor');

const secret = new TextEncoder().encode(testSecret);
const encode = (value: unknown) => base64url.encode(typeof value === 'string' ? value : JSON.stringify(value));
const now = Math.floor(Date.now() / 1000);

/** A token by hand, since a library refuses to make most of these. */
function forge(head: object, body: object = claims, sign: (input: string) => string = hs256(secret)): string {
  const input = `${encode(head)}.${encode(body)}`;
  return `${input}.${sign(input)}`;
}

function hs256(withKey: Uint8Array | string, hash = 'sha256') {
  return (input: string) => createHmac(hash, withKey).update(input).digest('base64url');
}

const signed = (changes: object, head: object = { alg: 'HS256' }) => forge(head, { ...claims, ...changes });
const without = (name: string) => {
  const { [name]: _removed, ...rest } = claims;
  return forge({ alg: 'HS256' }, rest);
};
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const other = await createOrganization(server);
const otherClaims = JSON.parse(
  new TextDecoder().decode(base64url.decode((other.owner.token ?? '').split('.')[1] ?? '')),
);

const bad: Record<string, string> = {
  'alg none': forge({ alg: 'none' }, claims, () => ''),
  'alg None': forge({ alg: 'None' }, claims, () => ''),
  'alg NONE with the signature': forge({ alg: 'NONE' }, claims, () => signature),
  'alg empty': forge({ alg: '' }, claims, () => ''),
  'no alg': forge({ typ: 'JWT' }),
  'alg a list': forge({ alg: ['HS256'] }),
  'alg hs256': forge({ alg: 'hs256' }),
  'HS384 with our secret': forge({ alg: 'HS384' }, claims, hs256(secret, 'sha384')),
  'HS512 with our secret': forge({ alg: 'HS512' }, claims, hs256(secret, 'sha512')),
  'RS256 of a stranger': await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey),
  'HS256 with a public key as secret': forge({ alg: 'HS256' }, claims, hs256(pem)),
  'RS256 over an HMAC': forge({ alg: 'RS256' }),
  'another secret': forge({ alg: 'HS256' }, claims, hs256('another secret of more than 32 characters')),
  'an empty secret': forge({ alg: 'HS256' }, claims, hs256('')),
  'the secret in lower case': forge({ alg: 'HS256' }, claims, hs256(testSecret.toUpperCase())),
  'kid to a file': forge({ alg: 'HS256', kid: '../../../../dev/null' }, claims, hs256('')),
  'kid with SQL': forge({ alg: 'HS256', kid: "x' UNION SELECT 'secret" }, claims, hs256('secret')),
  'kid of the empty key': forge({ alg: 'HS256', kid: '' }, claims, hs256('')),
  'jku of a stranger': forge({ alg: 'RS256', jku: 'http://127.0.0.1:1/keys' }),
  'x5u of a stranger': forge({ alg: 'RS256', x5u: 'http://127.0.0.1:1/keys' }),
  'an embedded key': await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', jwk: publicKey.export({ format: 'jwk' }) as never })
    .sign(privateKey),
  'an unknown critical header': signed({}, { alg: 'HS256', crit: ['x'], x: 1 }),
  'b64 false': signed({}, { alg: 'HS256', b64: false, crit: ['b64'] }),
  'a JWE': await new EncryptJWT(claims).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(secret.slice(0, 32)),
  'another audience': signed({ aud: 'admin' }),
  'no audience': without('aud'),
  'two audiences': signed({ aud: ['user', 'contact'] }),
  'the audience of contacts': signed({ aud: 'contact' }),
  'another issuer': signed({ iss: 'evil' }),
  'no issuer': without('iss'),
  'expired two minutes ago': signed({ exp: now - 120 }),
  'expired long ago': signed({ exp: 1 }),
  'no expiry': without('exp'),
  'expiry as text': signed({ exp: '9999999999' }),
  'not valid yet': signed({ nbf: now + 3600 }),
  'no subject': without('sub'),
  'a subject that is no id': signed({ sub: 'admin' }),
  'no session': without('sid'),
  'a session that does not exist': signed({ sid: newId() }),
  "another person's session": signed({ sid: otherClaims.sid }),
  "another person's id in our session": signed({ sub: otherClaims.sub }),
  'an unknown person': signed({ sub: newId() }),
  'a contact that does not exist': signed({ aud: 'contact', sub: newId(), org: parseTypeId('org', acme.id) }),
  "a contact in another's organization": signed({
    aud: 'contact',
    sub: parseTypeId('cont', contact.id),
    org: parseTypeId('org', other.id),
  }),
  "another's claims under our signature": `${header}.${encode(otherClaims)}.${signature}`,
  'a later expiry under our signature': `${header}.${encode({ ...claims, exp: now + 86_400 })}.${signature}`,
  'no signature': `${header}.${payload}.`,
  'two parts': `${header}.${payload}`,
  'four parts': `${good}.${signature}`,
  'a truncated signature': good.slice(0, -5),
  'a truncated payload': `${header}.${payload.slice(0, -4)}.${signature}`,
  'a flipped bit': `${good.slice(0, -3)}${good.at(-3) === 'A' ? 'B' : 'A'}${good.slice(-2)}`,
  'the signature of the contact token': `${header}.${payload}.${contactToken.split('.')[2]}`,
  'a payload that is no JSON': forge({ alg: 'HS256' }, 'hello' as never),
  'a payload that is a list': forge({ alg: 'HS256' }, [claims] as never),
  'a header that is no JSON': `${encode('x')}.${payload}.${signature}`,
  'a revoked key': key,
  'a key cut short': key.slice(0, -1),
  'a key in upper case': key.toUpperCase(),
  'the beginning of a key': 'sb_live_',
  'a word': 'admin',
  'a hash of the session': claims.sid,
  'a very long token': `${good}${'A'.repeat(6000)}`,
};

async function isAccepted(token: string): Promise<boolean> {
  const client = new ApiClient(server.url, token);
  const [rest, graphql, socket] = await Promise.all([
    client.rest('GET', '/me'),
    client.request('{ viewer { id } }'),
    client
      .subscribe('{ viewer { id } }')
      .next()
      .then(
        () => true,
        () => false,
      ),
  ]);
  client.close();
  return rest.status < 400 || Boolean(graphql.body.data?.viewer) || socket;
}

test('no bad token is accepted, over REST, GraphQL and a WebSocket', async () => {
  expect(await isAccepted(good), 'the test can tell').toBe(true);
  const accepted: string[] = [];
  for (const [name, token] of Object.entries(bad)) if (await isAccepted(token)) accepted.push(name);
  figure(`bad tokens: ${accepted.length} of ${Object.keys(bad).length} accepted, over three doors each`);
  expect(accepted).toEqual([]);
  expect(Object.keys(bad).length).toBeGreaterThanOrEqual(60);
});

test.each(['Basic', 'bearer:', 'Token', ''])('the scheme %j is none of ours', async (scheme) => {
  const response = await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `${scheme} ${good}`.trim() } });
  expect(response.status).toBe(401);
});

test('a token in the address or in a cookie is not looked at', async () => {
  for (const [path, headers] of [
    [`/api/v1/me?access_token=${good}`, {}],
    ['/api/v1/me', { cookie: `access_token=${good}; sb_refresh=${good}` }],
  ] as const) {
    expect((await fetch(`${server.url}${path}`, { headers })).status).toBeOneOf([400, 401]);
  }
});

test('a new secret in front logs nobody out, and once the old one is gone its tokens are refused', async () => {
  const email = acme.email;
  const { response } = await acme.owner.rest('POST', '/auth/login', { email, password: testPassword });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const fresh = 'a fresh secret of more than 32 characters';
  await server.close();
  server = await startTestServer({ AUTH_SECRET: `${fresh},${testSecret}` });
  expect((await new ApiClient(server.url, good).rest('GET', '/me')).status).toBe(200);
  const renewed = await new ApiClient(server.url).rest('POST', '/auth/refresh', {}, { cookie });
  expect(renewed.status).toBe(200);
  await server.close();
  server = await startTestServer({ AUTH_SECRET: fresh });
  expect((await new ApiClient(server.url, good).rest('GET', '/me')).status).toBe(401);
  expect((await new ApiClient(server.url, renewed.body.accessToken).rest('GET', '/me')).status).toBe(200);
  figure('a rotated secret: 0 of 2 sessions logged out while both secrets are there');
});
