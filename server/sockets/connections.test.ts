import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ApiClient } from '../testing/client.ts';
import { createOrganization } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const server = await startTestServer({ CONNECTIONS_PER_VIEWER: '2', CONNECTIONS_PER_ORGANIZATION: '3' });

type Opened = { socket: WebSocket; admitted: boolean; code?: number; reason?: string };

/** Connects, and waits until the server has admitted the socket or closed it. */
async function connect({ token }: ApiClient): Promise<Opened> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  const closed = once(socket, 'close').then(([code, reason]) => ({ admitted: false, code, reason: String(reason) }));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  const admitted = once(socket, 'message').then(() => ({ admitted: true }));
  return { socket, ...(await Promise.race([closed, admitted])) };
}

test('a viewer, and an organization, has a number of sockets; one that ends makes room', async () => {
  const acme = await createOrganization(server);
  const [ana, ben] = await Promise.all([acme.addMember('AGENT'), acme.addMember('AGENT')]);
  const first = await connect(ana);
  const second = await connect(ana);
  expect([first.admitted, second.admitted]).toEqual([true, true]);
  expect(await connect(ana)).toMatchObject({
    admitted: false,
    code: 1013,
    reason: 'Too many connections of this account.',
  });
  expect(await connect(ben)).toMatchObject({ admitted: true });
  expect(await connect(ben)).toMatchObject({
    admitted: false,
    code: 1013,
    reason: 'Too many connections of this organization.',
  });
  const gone = once(first.socket, 'close');
  first.socket.close();
  await gone;
  await expect.poll(async () => (await connect(ben)).admitted).toBe(true);
});
