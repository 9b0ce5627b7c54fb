/** Each role as a process of its own, over one database. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOrganization } from './testing/organizations.ts';
import { type ServerProcess, startProcess } from './testing/processes.ts';

const admin = new pg.Client({ connectionString: process.env.POSTGRES_URL });
const target = new URL(process.env.POSTGRES_URL ?? '');
const name = `${target.pathname.slice(1)}_empty`;
target.pathname = `/${name}`;

let processes: ServerProcess[] = [];
let api: ServerProcess;
let workers: ServerProcess[];

beforeAll(async () => {
  await admin.connect();
  await admin.query(`create database ${name}`);
  const start = (roles: string) => startProcess({ ROLES: roles, POSTGRES_URL: target.href, DEMO: '1' });
  processes = await Promise.all(['api', 'api', 'worker', 'worker'].map(start));
  api = processes[0] as ServerProcess;
  workers = processes.slice(2);
});

afterAll(async () => {
  await Promise.all(processes.map(({ stop }) => stop()));
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.end();
});

test('of processes that start at once on an empty database, one migrates and one makes the demo', async () => {
  const said = processes.map(({ output }) => output()).join('\n');
  expect(said.match(/Applied \d+ migrations/g)).toHaveLength(1);
  expect(said.match(/creating the demo organization/g)).toHaveLength(1);
  for (const { url } of processes) {
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok', database: true, bus: 'memory' }]);
  }
});

test('a worker serves its health and nothing else', async () => {
  for (const { url } of workers) {
    const paths = ['/healthz', '/readyz', '/', '/graphql', '/api/v1/me', '/config.json'];
    const statuses = await Promise.all(paths.map(async (path) => (await fetch(url + path)).status));
    expect(statuses).toEqual([200, 200, 404, 404, 404, 404]);
  }
});

test('two workers do a thing once', async () => {
  const acme = await createOrganization(api);
  const conversations = await Promise.all(Array.from({ length: 10 }, () => acme.createConversation()));
  const { organization } = await acme.owner.run('{ organization { cursor } }');
  const live = acme.owner.subscribe(
    'subscription ($after: String) { conversationChanged(after: $after) { type conversation { id } } }',
    { after: organization.cursor },
  );
  const until = new Date(Date.now() + 1000).toISOString();
  for (const { id } of conversations) await acme.owner.mutate('snoozeConversation', { id, until }, 'cursor');
  const [last] = conversations;
  const woken: string[] = [];
  while (woken.length < conversations.length) {
    const { conversationChanged } = await live.next();
    if (conversationChanged.type === 'CONVERSATION_REOPENED') woken.push(conversationChanged.conversation.id);
  }
  await acme.owner.mutate('resolveConversation', { id: last.id }, 'cursor'); // whatever came twice comes before this
  const rest = await live.until(({ conversationChanged }) => conversationChanged.type === 'CONVERSATION_RESOLVED');
  expect(rest).toHaveLength(1);
  expect(new Set(woken)).toEqual(new Set(conversations.map(({ id }) => id)));
  acme.owner.close();
});

test('a process of any role ends in order when it is told to', async () => {
  expect(await Promise.all(processes.map(({ stop }) => stop()))).toEqual([0, 0, 0, 0]);
});
