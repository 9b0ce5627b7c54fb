/** Values that must never be seen again, planted everywhere, and looked for in logs, answers, errors and tables. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { connectDatabase } from '../server/db/client.ts';
import { ApiClient } from '../server/testing/client.ts';
import { documentFor, rootFields } from '../server/testing/documents.ts';
import { testPassword, unique } from '../server/testing/organizations.ts';
import { testSecret } from '../server/testing/secret.ts';
import { specimens } from '../server/testing/specimens.ts';
import { createWorld, type World } from '../server/testing/world.ts';
import { figure } from './figures.ts';
import { ServerProcess } from './server-process.ts';

const mails: string[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    let mail = '';
    stream.on('data', (chunk) => {
      mail += chunk;
    });
    stream.on('end', () => {
      mails.push(mail.replace(/=\r\n/g, '').replaceAll('=3D', '='));
      done();
    });
  },
});
smtp.listen(0, '127.0.0.1');
await once(smtp.server, 'listening');
const smtpPassword = 'canary-smtp-password';
const smtpPort = (smtp.server.address() as AddressInfo).port;

// With an SMTP server: without one, links are logged on purpose, for whoever develops.
const server = await ServerProcess.create({
  LOG_LEVEL: 'trace',
  SMTP_URL: `smtp://127.0.0.1:${smtpPort}/?canary=${smtpPassword}`,
  MAIL_FROM: 'Switchboard <noreply@example.com>',
  ATTEMPT_LIMITS: 'off',
});
await connectDatabase(process.env.POSTGRES_URL ?? '');
const database = new pg.Client({ connectionString: process.env.POSTGRES_URL });
await database.connect();

afterAll(async () => {
  await Promise.all([server.remove(), database.end()]);
  smtp.close();
});

const world: World = await createWorld({ url: server.url, dataDir: '', mailFolder: '', close: async () => {} });
const { owner, organization } = world;

/** Each secret by what it is. */
const canaries = new Map<string, string>([
  ['the auth secret', testSecret],
  ['the SMTP password', smtpPassword],
  ['a password', testPassword],
]);

async function mailedToken(to: string): Promise<string> {
  for (let waited = 0; waited < 100; waited++) {
    const mail = mails.findLast((text) => text.includes(to));
    const token = /token=([\w-]{20,})/.exec(mail ?? '')?.[1];
    if (token) return token;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no mail with a token to ${to}`);
}

async function plant(): Promise<void> {
  const password = 'canary wrong password 12345';
  canaries.set('a wrong password', password);
  await owner.request('mutation ($input: LogInInput!) { logIn(input: $input) { expiresAt } }', {
    input: { email: organization.email, password },
  });
  const { response, body } = await owner.rest('POST', '/auth/login', {
    email: organization.email,
    password: testPassword,
  });
  canaries.set('an access token', body.accessToken);
  canaries.set('a refresh token', /sb_refresh=([\w-]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '');
  const keyed = { 'idempotency-key': unique('key') };
  const key = await owner.rest('POST', '/api-keys', { name: 'x', scopes: ['contacts:read'] }, keyed);
  canaries.set('an API key', key.body.key);
  const { token } = await owner.mutate('createContactToken', { contactId: await world.id('Contact') }, 'token');
  canaries.set("a contact's token", token);
  const webhook = await owner.rest('POST', '/webhook-subscriptions', {
    url: 'https://example.com/hook',
    eventTypes: ['message.created'],
  });
  canaries.set('a webhook secret', webhook.body.secret);
  const value = 'canary-tool-header';
  canaries.set('a header of an HTTP tool', value);
  const tool = { name: 'track', description: 'Tracks.', url: 'https://example.com/track', method: 'GET' };
  await owner.mutate(
    'createAiAgent',
    { name: 'Ada', instructions: 'Help.', tools: [{ ...tool, secretHeaders: [{ name: 'X-Key', value }] }] },
    'cursor',
  );
  const invited = `${unique('invited')}@example.com`;
  await owner.mutate('inviteMember', { email: invited, role: 'AGENT' }, 'cursor');
  canaries.set('an invitation', await mailedToken(invited));
  await owner.mutate('requestPasswordReset', { email: organization.email }, '__typename');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  canaries.set('a password reset', await mailedToken(organization.email));
}

/** Everything that can be read, and errors provoked with the secrets themselves. */
async function readEverything(): Promise<string> {
  const texts: string[] = [];
  for (const name of rootFields('query').keys()) {
    const { token } = (await specimens.callers[name]?.(world)) ?? { token: owner.token };
    const variables = await specimens.queries[name]?.(world);
    const { body } = await new ApiClient(server.url, token).request(documentFor('query', name), variables);
    texts.push(JSON.stringify(body));
  }
  return texts.join('\n');
}

async function provokeErrors(): Promise<string> {
  const texts: string[] = [];
  for (const secret of canaries.values()) {
    const client = new ApiClient(server.url, `${secret.replace(/[^\x21-\x7e]/g, '')}x`);
    texts.push(JSON.stringify((await client.rest('GET', '/contacts')).body));
    texts.push(JSON.stringify((await client.request('{ viewer { id } }')).body));
    const outcome = await client
      .subscribe('{ viewer { id } }')
      .next()
      .catch((error: Error) => error.message);
    texts.push(String(outcome));
    client.close();
    for (const input of [{ token: `${secret}x` }, { token: `${secret}x`, password: 'short' }]) {
      const name = 'password' in input ? 'resetPassword' : 'verifyEmail';
      texts.push(JSON.stringify((await owner.request(documentFor('mutation', name), { input })).body));
    }
    const signUp = { organizationName: 'x', name: 'x', email: 'no address', password: secret };
    texts.push(JSON.stringify((await client.rest('POST', '/auth/signup', signUp)).body));
  }
  return texts.join('\n');
}

function found(text: string, except: readonly string[] = []): string[] {
  return [...canaries]
    .filter(([name, secret]) => text.includes(secret) && !except.includes(name))
    .map(([name]) => name);
}

/** Each table as text, with the bytes of its columns written out. */
async function dumpTables(): Promise<Map<string, string>> {
  const { rows } = await database.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const dumps = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: lines } = await database.query<{ line: string }>(
      `select row_to_json(t)::text as line from ${name} t`,
    );
    const text = lines.map(({ line }) => line).join('\n');
    const bytes = [...text.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex]) =>
      Buffer.from(hex ?? '', 'hex').toString('latin1'),
    );
    dumps.set(name, `${text}\n${bytes.join('\n')}`);
  }
  return dumps;
}

/** What has to be sent again as it is cannot be stored as a hash. */
const storedOnPurpose: Record<string, readonly string[]> = {
  webhook_subscriptions: ['a webhook secret'],
  ai_agents: ['a header of an HTTP tool'],
};

test('no secret is in a log, an answer, an error or a row that need not hold it', async () => {
  await plant();
  for (const [name, secret] of canaries) expect(secret.length, name).toBeGreaterThan(15);
  const answers = await readEverything();
  const errors = await provokeErrors();
  const tables = await dumpTables();
  const inTables = [...tables].flatMap(([table, text]) =>
    found(text, storedOnPurpose[table]).map((name) => `${name} in ${table}`),
  );
  const places = { log: found(server.output), answers: found(answers), errors: found(errors), tables: inTables };
  const total = Object.values(places).reduce((sum, names) => sum + names.length, 0);
  figure(
    `${canaries.size} planted secrets: ${total} seen in ${server.output.split('\n').length} log lines, ` +
      `${rootFields('query').size} queries, ${errors.split('\n').length} errors and ${tables.size} tables`,
  );
  expect(places).toEqual({ log: [], answers: [], errors: [], tables: [] });
  // What may be seen is seen, so the places were looked into.
  for (const text of [answers, tables.get('users')]) expect(text).toContain('Olga Owner');
  expect(server.output).toContain('cross-tenant access');
  expect(tables.get('audit_logs')).toContain('ai_agent.create');
});
