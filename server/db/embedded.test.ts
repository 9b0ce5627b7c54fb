import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive } from './embedded/file-lock.ts';
import { folderOutside } from './embedded/place.ts';
import { readState } from './embedded/state.ts';

// Real processes, as they are killed in life. A child starts the embedded database, says its URL and waits.
const program = `
  const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)});
  const { log } = await import(${JSON.stringify(new URL('../logging/log.ts', import.meta.url).href)});
  const settings = { fsync: 'off', shared_buffers: '16MB' };
  const embedded = await startEmbeddedPostgres({ dataDir: process.env.TEST_DATA_DIR, log, settings });
  process.on('SIGINT', () => embedded.stop().then(() => process.exit(0)));
  process.stdout.write(embedded.url + '\\n');
  setInterval(() => {}, 1000);
`;

let dataDir: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'switchboard-embedded-'));
  await chmod(dataDir, 0o755);
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  const state = await readState(dataDir);
  const outside = state && folderOutside(state);
  const pid = await postmaster();
  if (pid && isAlive(pid)) process.kill(pid, 'SIGQUIT');
  if (outside) await rm(outside, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

function launch(): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TEST_DATA_DIR: dataDir, LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  return child;
}

async function urlFrom(child: ChildProcess): Promise<string> {
  const [chunk] = await Promise.race([
    once(child.stdout ?? child, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the child ended with ${code}`))),
  ]);
  return String(chunk).trim();
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  children.delete(child);
}

async function clusterDirectory(): Promise<string> {
  return resolve(dataDir, (await readState(dataDir))?.directory ?? 'postgres');
}

async function postmaster(): Promise<number> {
  const text = await readFile(join(await clusterDirectory(), 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]);
}

async function query(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query({ text: sql, rowMode: 'array' })
    .then(({ rows }) => rows[0]?.[0])
    .finally(() => client.end());
}

test('two processes at the same instant share one server, and the last one out stops it', async () => {
  const [first, second] = [launch(), launch()];
  const [url, other] = await Promise.all([urlFrom(first), urlFrom(second)]);
  expect(other).toBe(url);
  await query(url, 'create table survivors (n int)');
  await end(first, 'SIGINT');
  expect(isAlive(await postmaster())).toBe(true);
  await query(url, 'insert into survivors values (1)');
  await end(second, 'SIGINT');
  expect(await postmaster()).toBe(0);
});

test('kill -9 of our process leaves the database running, and the next start attaches to it', async () => {
  const child = launch();
  await urlFrom(child);
  const pid = await postmaster();
  await end(child, 'SIGKILL');
  expect(isAlive(pid)).toBe(true);
  const next = launch();
  const started = performance.now();
  expect(await query(await urlFrom(next), 'select n from survivors')).toBe(1);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(await postmaster()).toBe(pid);
  await end(next, 'SIGINT');
  expect(await postmaster()).toBe(0);
});

test('after kill -9 of PostgreSQL and of our process the next start recovers what was committed', async () => {
  const child = launch();
  const url = await urlFrom(child);
  await query(url, 'insert into survivors values (2)');
  const pid = await postmaster();
  await end(child, 'SIGKILL');
  process.kill(pid, 'SIGKILL');
  const next = launch();
  expect(await query(await urlFrom(next), 'select count(*)::int from survivors')).toBe(2);
  await end(next, 'SIGINT');
});

test('when PostgreSQL alone is killed, the process that uses it starts it again', async () => {
  const child = launch();
  const url = await urlFrom(child);
  process.kill(await postmaster(), 'SIGKILL');
  await expect
    .poll(() => query(url, 'select count(*)::int from survivors').catch(() => 0), { timeout: 15_000 })
    .toBe(2);
  await end(child, 'SIGINT');
  expect(await postmaster()).toBe(0);
});
