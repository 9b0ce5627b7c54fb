import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { awaitSlowBody, endBrokenRequests } from './slow-bodies.ts';

const server = createServer(
  { requestTimeout: 150, headersTimeout: 100, connectionsCheckingInterval: 50 },
  (request, response) => {
    if (request.url === '/slow') awaitSlowBody(request, 300);
    let bytes = 0;
    request.on('data', (part) => {
      bytes += part.length;
    });
    request.on('end', () => response.end(`${bytes} bytes`));
    request.on('error', () => response.destroy()); // the client sees it
  },
);
endBrokenRequests(server);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => server.close());

/** Sends a byte now and then. @returns all that was answered until the end */
async function sendSlowly(path: string, bytes: number, everyMs: number): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (part) => {
    answer += part;
  });
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('error', () => {}); // a connection that is reset is one that was closed
  socket.write(`PUT ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n\r\n`);
  for (let sent = 0; sent < bytes && socket.writable; sent++) {
    await sleep(everyMs);
    socket.write('x');
  }
  await closed;
  return answer;
}

test('a body that may come slowly comes to its end', async () => {
  expect(await sendSlowly('/slow', 10, 60)).toMatch(/^HTTP\/1.1 200 [\s\S]*10 bytes$/);
});

test('one that stands still is given up, and every other has its time', async () => {
  expect(await sendSlowly('/slow', 3, 20)).toBe('');
  expect(await sendSlowly('/other', 10, 60)).toMatch(/^HTTP\/1.1 408 /);
});

test('what is no request is answered', async () => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('no request at all\r\n\r\n');
  let answer = '';
  for await (const part of socket) answer += part;
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
});
