import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createOrganization } from '../testing/organizations.ts';
import { startProcess } from '../testing/processes.ts';

const sockets = 20;

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
  const { url, child } = await startProcess({ DRAIN_SECONDS: '2', RATE_LIMITS: 'off', ATTEMPT_LIMITS: 'off' });
  const acme = await createOrganization({ url });
  const open = await Promise.all(Array.from({ length: sockets }, () => connect(url, acme.owner.token)));
  const closed = open.map(async (socket) => {
    const [code] = await once(socket, 'close');
    return { code, at: performance.now() };
  });
  const agent = new Agent({ keepAlive: true });
  expect(await ask(agent, `${url}/readyz`)).toEqual({ status: 200, connection: 'keep-alive' });

  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await expect.poll(() => ask(agent, `${url}/readyz`)).toEqual({ status: 503, connection: 'close' });
  expect((await acme.owner.run('{ viewer { name } }')).viewer.name).toBe('Olga Owner');
  expect((await ask(agent, `${url}/healthz`)).status).toBe(200);

  const ends = await Promise.all(closed);
  expect(ends.map(({ code }) => code)).toEqual(Array(sockets).fill(1012));
  const times = ends.map(({ at }) => at);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(500);
  expect((await ended)[0]).toBe(0);
});

test('a connection that is kept serves one more request after the drain, and none is cut off', async () => {
  const { url, child } = await startProcess({ DRAIN_SECONDS: '1' });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  expect(await ask(agent, `${url}/healthz`)).toEqual({ status: 200, connection: 'keep-alive' });

  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await sleep(2_500); // the drain is over, and the connection has been idle for less than the 5 s that it is kept
  expect(await ask(agent, `${url}/healthz`)).toEqual({ status: 200, connection: 'close' });
  expect((await ended)[0]).toBe(0);
});
