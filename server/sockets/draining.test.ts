import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createOrganization } from '../testing/organizations.ts';
import { testSecret } from '../testing/server.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-draining-'));
const started: ChildProcess[] = [];
const sockets = 20;

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const environment = { PORT: '0', ROLES: 'api', DEMO: '0', DATA_DIR: dataDir, AUTH_SECRET: testSecret };
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...environment, RATE_LIMITS: 'off', DRAIN_SECONDS: '2' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const [, address] = /ready at (\S+)/.exec(output) ?? [];
      if (address) resolve(address.replace('localhost', '127.0.0.1'));
    });
    child.once('exit', () => reject(new Error(`the server ended: ${output}`)));
  });
  return { child, url };
}

async function connect(url: string, token: string | null): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await once(socket, 'message');
  return socket;
}

/** One request over a connection that is kept. */
async function ask(agent: Agent, url: string): Promise<{ status: number; connection: string }> {
  const asked = request(url, { agent });
  asked.end();
  const [response] = await once(asked, 'response');
  response.resume();
  await once(response, 'end');
  return { status: response.statusCode, connection: response.headers.connection };
}

test('a process that is to end says so first, goes on serving, and sends its clients elsewhere one after the other', async () => {
  const { child, url } = await start();
  const acme = await createOrganization({ url });
  const open = await Promise.all(Array.from({ length: sockets }, () => connect(url, acme.owner.token)));
  const closed = open.map(async (socket) => {
    const [code] = await once(socket, 'close');
    return { code, at: performance.now() };
  });
  const agent = new Agent({ keepAlive: true });
  expect(await ask(agent, `${url}/readyz`)).toEqual({ status: 200, connection: 'keep-alive' });

  child.kill('SIGTERM');
  await expect.poll(() => ask(agent, `${url}/readyz`)).toEqual({ status: 503, connection: 'close' });
  expect((await acme.owner.run('{ viewer { name } }')).viewer.name).toBe('Olga Owner');
  expect((await ask(agent, `${url}/healthz`)).status).toBe(200);

  const ends = await Promise.all(closed);
  expect(ends.map(({ code }) => code)).toEqual(Array(sockets).fill(1012));
  const times = ends.map(({ at }) => at);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(500);
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  expect(code).toBe(0);
});
