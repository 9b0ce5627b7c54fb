/** The process as a person starts it: what it says when something is wrong. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-main-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Starts the server and waits for its end. */
async function run(environment: Record<string, string>) {
  const { POSTGRES_URL, ...inherited } = process.env;
  const child = spawn(process.execPath, [main], {
    env: { ...inherited, DATA_DIR: dataDir, PORT: '0', ROLES: 'api', ...environment },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, output };
}

const production = { NODE_ENV: 'production', AUTH_SECRET: 'a secret of more than 32 characters' };

const wrong: [string, Record<string, string>, RegExp][] = [
  [
    'POSTGRES_URL of another kind',
    { POSTGRES_URL: 'mysql://localhost/x' },
    /^POSTGRES_URL is "mysql:.*; it takes a URL such as/,
  ],
  [
    'POSTGRES_URL that nothing listens at',
    { POSTGRES_URL: 'postgres://a:b@127.0.0.1:1/x' },
    /^POSTGRES_URL names 127\.0\.0\.1:1\/x.*ECONNREFUSED/,
  ],
  ['PORT', { PORT: 'eighty' }, /^PORT is "eighty"; it takes a port number/],
  ['AUTH_SECRET', { AUTH_SECRET: 'short-secret' }, /^AUTH_SECRET is a value of 12 characters; it takes/],
  ['ROLES', { ROLES: 'api,cook' }, /^ROLES .*takes a comma-separated list of api, worker and web/],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud"; it takes trace, debug/],
  ['HOST', { HOST: '999.1.1.1' }, /^HOST is "999\.1\.1\.1"; this machine has no such address/],
  ['ALLOWED_ORIGINS', { ALLOWED_ORIGINS: 'x' }, /^ALLOWED_ORIGINS is "x"; it takes comma-separated origins/],
  ['POSTGRES_URL without a host', { POSTGRES_URL: 'postgres://' }, /^POSTGRES_URL .*it takes a URL such as/],
  ['DATA_DIR', { DATA_DIR: '/dev/null/x' }, /DATA_DIR is "\/dev\/null\/x", which cannot be made: ENOTDIR/],
  ['REDIS_URL', { REDIS_URL: 'http://cache:secret-word@host' }, /^REDIS_URL is "http:.*it takes a URL such as redis:/],
  ['REDIS_URL without a host', { REDIS_URL: 'redis://' }, /^REDIS_URL is "redis:\/\/"; it takes a URL such as redis:/],
  ['REDIS_URL with a name', { REDIS_URL: 'redis://host/cache' }, /^REDIS_URL .*it takes a database number behind the/],
  ['DEMO', { DEMO: 'yes' }, /^DEMO is "yes"; it takes 0 or 1/],
  [
    'SMTP_URL',
    { SMTP_URL: 'http://me:mail-password@host' },
    /^SMTP_URL is a value of 28 characters; it takes a URL such as smtp:/,
  ],
  ['SMTP_URL without MAIL_FROM', { SMTP_URL: 'smtp://localhost' }, /^MAIL_FROM is not set; with SMTP_URL it takes/],
  ['MAIL_FROM', { MAIL_FROM: 'nobody' }, /^MAIL_FROM is "nobody"; it takes an address such as/],
  [
    'OIDC without its secret',
    { OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_ID: 'x' },
    /^OIDC_CLIENT_SECRET is not set; with OIDC_ISSUER and OIDC_CLIENT_ID it takes/,
  ],
  [
    'OIDC over http in production',
    { ...production, OIDC_ISSUER: 'http://id', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'oidc-secret' },
    /^OIDC_ISSUER is "http:\/\/id"; with NODE_ENV=production it takes an https URL/,
  ],
  [
    'PRESENCE_HEARTBEAT_SECONDS',
    { PRESENCE_HEARTBEAT_SECONDS: '0' },
    /^PRESENCE_HEARTBEAT_SECONDS is "0"; it takes seconds/,
  ],
  ['ATTEMPT_LIMITS', { ATTEMPT_LIMITS: 'no' }, /^ATTEMPT_LIMITS is "no"; it takes on or off/],
  [
    'ATTEMPT_LIMITS in production',
    { ...production, ATTEMPT_LIMITS: 'off' },
    /^ATTEMPT_LIMITS is "off"; with NODE_ENV=production it takes on/,
  ],
  ['TRUST_PROXY', { TRUST_PROXY: 'yes' }, /^TRUST_PROXY is "yes"; it takes the number of proxies in front, 0 to 10/],
  ['no AUTH_SECRET in production', { NODE_ENV: 'production', AUTH_SECRET: '' }, /^AUTH_SECRET/],
];

for (const [name, environment, message] of wrong) {
  test(`a wrong value (${name}) stops the start with one line that names it`, async () => {
    const { code, output } = await run(environment);
    expect(output.trim()).toMatch(message);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
    expect(output).not.toMatch(/short-secret|secret-word|mail-password|oidc-secret/);
  });
}

test('a wrong password of the database is named, and not repeated', async () => {
  const url = new URL(process.env.POSTGRES_URL ?? '');
  url.password = 'not-the-password';
  const { code, output } = await run({ POSTGRES_URL: url.href });
  expect(output).toMatch(/^POSTGRES_URL names .*password authentication failed/);
  expect(output).not.toContain('not-the-password');
  expect(code).toBe(1);
});

test('a taken port is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { code, output } = await run({ PORT: String(port) });
  expect(output.trim()).toBe(`PORT is ${port}; another process listens there. Set PORT to a free one.`);
  expect(code).toBe(1);
  other.close();
});
