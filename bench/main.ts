/**
 * `npm run bench`: the inbox list (W1) and sending (W3) through GraphQL over HTTP, as ratios to a floor of raw `pg`
 * behind bare node:http, measured side by side in one run. Floors run before and after the subject; a round whose two
 * floors differ by more than 10 % is thrown away.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../server/config.ts';
import { disconnectDatabase } from '../server/db/client.ts';
import { parseTypeId, toTypeId } from '../server/db/ids.ts';
import { openDatabase } from '../server/db/open.ts';
import { load, type Outcome, type Shot } from './load.ts';
import { fill } from './seed.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const durationMs = Number(process.env.BENCH_SECONDS ?? 3) * 1000;
const connections = 16;
const [subjectPort, floorPort] = await Promise.all([freePort(), freePort()]);
const size = { conversations: 20_000, messagesEach: 5 };

const say = (line: string) => process.stdout.write(`${line}\n`);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function start(file: string, environment: Record<string, string>, readyWhen: RegExp): Promise<ChildProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    env: { ...process.env, RATE_LIMITS: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => readyWhen.test(String(chunk)) && resolve(child));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}

async function graphql(query: string, variables: object, token?: string) {
  const response = await fetch(`http://127.0.0.1:${subjectPort}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const inbox = `query Inbox { conversations(first: 50, filter: { view: ALL }) { nodes {
  id status priority lastMessageAt lastMessagePreview lastMessageAuthor waitingSince unreadCount
  contact { id name email } assignee { id name } } } }`;
const send = `mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { message { id seq } cursor } }`;

type Workload = { name: string; subject: () => Shot; floor: () => Shot; check: (text: string) => boolean };

type Ratio = { ratio: number; p50: number; subject: Outcome; floor: Outcome };

async function measure(workload: Workload): Promise<Ratio | null> {
  const run = (port: number, next: () => Shot) => load(port, { connections, durationMs, next, check: workload.check });
  const before = await run(floorPort, workload.floor);
  const subject = await run(subjectPort, workload.subject);
  const after = await run(floorPort, workload.floor);
  const drift = Math.abs(before.perSecond - after.perSecond) / Math.max(before.perSecond, after.perSecond);
  if (drift > 0.1) return null;
  const floor = {
    ...before,
    perSecond: (before.perSecond + after.perSecond) / 2,
    p50Ms: (before.p50Ms + after.p50Ms) / 2,
  };
  return { ratio: subject.perSecond / floor.perSecond, p50: subject.p50Ms / floor.p50Ms, subject, floor };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function report(workload: Workload): Promise<void> {
  await load(subjectPort, { connections, durationMs: 1000, next: workload.subject, check: workload.check });
  await load(floorPort, { connections, durationMs: 1000, next: workload.floor, check: workload.check });
  const results: Ratio[] = [];
  let thrown = 0;
  while (results.length < rounds && thrown < rounds * 2) {
    const result = await measure(workload);
    if (result) results.push(result);
    else thrown += 1;
  }
  const ratios = results.map(({ ratio }) => ratio);
  const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  say(
    `| ${workload.name} | ${median(ratios).toFixed(2)} (${range}) | ${median(results.map(({ p50 }) => p50)).toFixed(2)} | ` +
      `${Math.round(median(results.map(({ subject }) => subject.perSecond)))}/s | ` +
      `${Math.round(median(results.map(({ floor }) => floor.perSecond)))}/s | ${results.length}, ${thrown} thrown away |`,
  );
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-bench-'));
await chmod(dataDir, 0o755); // root's PostgreSQL runs as another user
const database = await openDatabase(readConfig({ NODE_ENV: 'test', DATA_DIR: dataDir }), say);
await disconnectDatabase();
const children: ChildProcess[] = [];
try {
  const shared = { POSTGRES_URL: database.url, LOG_LEVEL: 'warn' };
  children.push(
    await start('../server/main.ts', { ...shared, PORT: String(subjectPort), ROLES: 'api', DEMO: '0' }, /is ready/),
  );
  const { signUp } = await graphql(
    `mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken user { id } organization { id } } }`,
    { input: { organizationName: 'Bench', name: 'Bench', email: 'bench@example.com', password: 'a long password' } },
  );
  const organizationId = parseTypeId('org', signUp.organization.id);
  const user = parseTypeId('user', signUp.user.id);
  say(`Filling: ${size.conversations} conversations of ${size.messagesEach} messages …`);
  const conversations = await fill(database.url, organizationId, user, size);
  children.push(
    await start('./floor.ts', { ...shared, PORT: String(floorPort), ORGANIZATION_ID: organizationId }, /ready/),
  );
  const headers = { authorization: `Bearer ${signUp.accessToken}` };
  const inboxBody = JSON.stringify({ query: inbox });
  const any = () => conversations[Math.floor(Math.random() * conversations.length)] ?? '';
  say(`\n| workload | throughput, subject / floor (range) | p50, subject / floor | subject | floor | rounds |`);
  say('|---|---|---|---|---|---|');
  await report({
    name: 'W1 inbox list, 50 open conversations',
    subject: () => ({ path: '/graphql', body: inboxBody, headers }),
    floor: () => ({ path: '/inbox', body: JSON.stringify({ user }) }),
    check: (text) => text.includes('contact') && !text.includes('"errors"') && text.length > 5000,
  });
  await report({
    name: 'W3 sendMessage, acknowledged after commit',
    subject: () => ({
      path: '/graphql',
      headers,
      body: JSON.stringify({
        query: send,
        variables: { input: { conversationId: toTypeId('conv', any()), body: 'hello', authorType: 'CONTACT' } },
      }),
    }),
    floor: () => ({ path: '/send', body: JSON.stringify({ user, conversation: any(), body: 'hello' }) }),
    check: (text) => text.includes('"seq"') && !text.includes('"errors"'),
  });
} finally {
  for (const child of children) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}
