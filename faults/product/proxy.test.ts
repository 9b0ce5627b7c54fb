import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FaultProxy } from './proxy.ts';

const silenceMs = 150;

let proxy: FaultProxy;
let sockets: Socket[];
let heard: string;
let far: Socket | null;
let stop: () => Promise<void>;

beforeEach(async () => {
  [sockets, heard, far] = [[], '', null];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    far = socket;
    socket.on('data', (piece) => {
      heard += piece;
      socket.write(`echo ${piece}`);
    });
    socket.on('error', () => {}); // ended on purpose
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await FaultProxy.create(() => ({ port: (server.address() as AddressInfo).port }));
  stop = async () => {
    for (const socket of [...sockets, far]) socket?.destroy();
    await proxy.close();
    server.close();
  };
});

afterEach(() => stop());

async function client() {
  const socket = connect(proxy.port, '127.0.0.1');
  sockets.push(socket);
  const said = { text: '', ended: false };
  socket.on('data', (piece) => {
    said.text += piece;
  });
  socket.on('error', () => {}); // ended on purpose
  socket.on('close', () => {
    said.ended = true;
  });
  await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
  return { socket, said };
}

test('everything is carried both ways', async () => {
  const { socket, said } = await client();
  socket.write('hello');
  await expect.poll(() => said.text).toBe('echo hello');
});

test('a cut ends what is open, and what comes then', async () => {
  const open = await client();
  open.socket.write('hello');
  await expect.poll(() => open.said.text).toBe('echo hello');
  proxy.mode = 'cut';
  await expect.poll(() => open.said.ended).toBe(true);
  const late = await client();
  await expect.poll(() => late.said.ended).toBe(true);
});

test('what was said in a pause arrives behind it', async () => {
  const { socket, said } = await client();
  proxy.mode = 'pause';
  socket.write('later');
  await delay(silenceMs);
  expect(heard).toBe('');
  proxy.mode = 'pass';
  await expect.poll(() => said.text).toBe('echo later');
});

test('in a half-open connection neither side hears the other, not even that it has ended', async () => {
  const { socket, said } = await client();
  socket.write('hello');
  await expect.poll(() => said.text).toBe('echo hello');
  proxy.mode = 'swallow';
  socket.write('lost');
  far?.end();
  await expect.poll(() => proxy.upstreamEnds.length).toBe(1);
  await delay(silenceMs);
  expect(heard).toBe('hello');
  expect(said).toEqual({ text: 'echo hello', ended: false });
});
