/** Nothing that a tenant asks for leads to an address that is not public. */
import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, afterEach, expect, test } from 'vitest';
import {
  BodyTooLargeError,
  configureEgress,
  EgressRefusedError,
  guardedFetch,
  requestFailure,
} from './guarded-fetch.ts';

let reached = 0;
const canary = createServer((request, response) => {
  reached += 1;
  if (request.url === '/redirect') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  else if (request.url === '/large') response.end('x'.repeat(100_000));
  else if (request.url === '/slow') setTimeout(() => response.end('late'), 2000);
  else response.end('canary');
});
await new Promise<void>((resolve) => canary.listen(0, '::', resolve));
const { port } = canary.address() as AddressInfo;
afterAll(() => {
  canary.closeAllConnections();
  canary.close();
});
afterEach(() => {
  configureEgress({ allow: [] });
  reached = 0;
});

const ask = (url: string, options: Partial<Parameters<typeof guardedFetch>[1]> = {}) =>
  guardedFetch(new URL(url), {
    signal: AbortSignal.timeout(5000),
    timeoutMs: 3000,
    bodyBytesMax: 10_000,
    ...options,
  });

const hosts = [
  ...['127.0.0.1', '127.0.0.2', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1'],
  ...['017700000001', '0x7f.1', '127.255.255.254', '0.0.0.0', '0', '0.1.2.3', 'localhost', 'LOCALHOST', 'localhost.'],
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255', '100.64.0.1'],
  ...['169.254.169.254', '169.254.0.1', '0xa9fea9fe', '2852039166', '192.0.0.1', '192.0.2.1', '198.18.0.1'],
  ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '192.88.99.1'],
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::ffff:10.0.0.1]'],
  ...['[::ffff:169.254.169.254]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::1]'],
  ...['[2002:7f00:1::]', '[2002:a9fe:a9fe::1]', '[2001:0:7f00:1::]', '[2001:db8::1]', '[fe80::1]', '[febf::1]'],
  ...['[fc00::1]', '[fd00::1]', '[fdff:ffff::1]', '[ff02::1]', '[ff0e::1]', '[100::1]', '[2001:10::1]', '[2001:20::1]'],
  ...['①②⑦.⓪.⓪.①', '127。0。0。1', '%31%32%37.0.0.1', 'ⓛocalhost', 'sub.localhost', '3232235521', '012.0.0.1'],
  ...['168.63.129.16', '100.100.100.200', '[::ffff:0:127.0.0.1]', '[fec0::1]', '[3fff::1]', '[5f00::1]', '[4000::1]'],
  ...['[fd00:ec2::254]', '[64:ff9b:1::7f00:1]', '[2002:c0a8:1::1]'],
];

test.each(hosts)('http://%s is refused, and nobody is reached', async (host) => {
  await expect(ask(`http://${host}:${port}/`)).rejects.toSatisfy((error) => {
    expect(requestFailure(error)).toMatch(/is not a public address/);
    return true;
  });
  expect(reached).toBe(0);
});

test('user names, passwords and other protocols are refused', async () => {
  await expect(ask(`http://user:pass@example.com:${port}/`)).rejects.toBeInstanceOf(EgressRefusedError);
  await expect(ask(`http://example.com@127.0.0.1:${port}/`)).rejects.toBeInstanceOf(EgressRefusedError);
  for (const url of ['file:///etc/passwd', 'ftp://example.com/', 'gopher://example.com/']) {
    await expect(ask(url)).rejects.toBeInstanceOf(TypeError);
  }
  expect(reached).toBe(0);
});

const answering =
  (...answers: string[][]): LookupFunction =>
  (_host, options, callback) => {
    const addresses = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family ?? 4);
  };

test('a name that resolves to a private address is refused, also when it has public ones beside it', async () => {
  for (const addresses of [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::1'], ['::ffff:10.0.0.1'], []]) {
    configureEgress({ allow: [], lookup: answering(addresses) });
    await expect(ask(`http://rebind.example.com:${port}/`)).rejects.toSatisfy((error) => {
      expect(requestFailure(error)).toMatch(/rebind.example.com is not a public address/);
      return true;
    });
  }
  expect(reached).toBe(0);
});

test('a name that is public when it is looked at and private a moment later leads to the address that was looked at', async () => {
  // 192.0.2.1 would be refused; a documentation address that is unicast and answers nobody stands for a public one.
  configureEgress({ allow: [], lookup: answering(['93.184.216.34'], ['127.0.0.1']) });
  await expect(ask(`http://rebind.example.com:${port}/`, { timeoutMs: 500 })).rejects.toThrow();
  await expect(ask(`http://rebind.example.com:${port}/`, { timeoutMs: 500 })).rejects.toThrow();
  expect(reached).toBe(0);
});

test('what is allowed by name and port is reached, and only that', async () => {
  configureEgress({ allow: [`127.0.0.1:${port}`] });
  expect((await ask(`http://127.0.0.1:${port}/`)).body.toString()).toBe('canary');
  await expect(ask(`http://127.0.0.2:${port}/`)).rejects.toThrow();
  await expect(ask(`http://localhost:${port}/`)).rejects.toThrow();
  configureEgress({ allow: ['127.0.0.1'] });
  expect((await ask(`http://127.0.0.1:${port}/`)).status).toBe(200);
  configureEgress({ allow: [`[::1]:${port}`] }); // as an address writes it
  expect((await ask(`http://[::1]:${port}/`)).status).toBe(200);
});

test('redirects are shown and not followed, long answers are cut off, slow ones given up', async () => {
  configureEgress({ allow: [`127.0.0.1:${port}`] });
  const redirect = await ask(`http://127.0.0.1:${port}/redirect`);
  expect([redirect.status, redirect.headers.location]).toEqual([302, 'http://169.254.169.254/']);
  await expect(ask(`http://127.0.0.1:${port}/large`)).rejects.toBeInstanceOf(BodyTooLargeError);
  await expect(ask(`http://127.0.0.1:${port}/slow`, { timeoutMs: 200 })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});
