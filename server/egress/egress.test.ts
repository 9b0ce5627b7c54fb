import { createServer, type Server } from 'node:http';
import { type AddressInfo, isIP, type LookupFunction } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { isPublicAddress } from './addresses.ts';
import {
  BodyTooLargeError,
  configureEgress,
  EgressRefusedError,
  guardedFetch,
  requestFailure,
} from './guarded-fetch.ts';

/** What nobody who chooses an address may reach. */
let reached = 0;
const canary = createServer((request, response) => {
  reached += 1;
  if (request.url === '/redirect') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
  else if (request.url === '/large') response.end(Buffer.alloc(3_000_000));
  else if (request.url === '/endless') response.writeHead(200).write('and so on');
  else response.end('secret');
});

async function listenOn(server: Server, host: string): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

// On all addresses, so that an address which does lead to this machine would be answered.
const port = await listenOn(canary, '::');

afterAll(() => {
  canary.closeAllConnections();
  canary.close();
  configureEgress({ allow: [] });
});

beforeEach(() => {
  reached = 0;
  configureEgress({ allow: [] });
});

const ask = (url: string, bounds: Partial<{ timeoutMs: number; bodyBytesMax: number }> = {}) =>
  guardedFetch(new URL(url), {
    signal: new AbortController().signal,
    timeoutMs: 2000,
    bodyBytesMax: 10_000,
    ...bounds,
  });

/** Names that all resolve to this. */
const resolvingTo = (...addresses: string[]): LookupFunction => {
  return (_host, options, callback) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    if (options.all) callback(null, found);
    else callback(null, found[0]?.address ?? '', found[0]?.family);
  };
};

const hosts = [
  // loopback, in every notation that a URL takes
  ...['127.0.0.1', '127.1', '127.0.1', '127.255.255.254', '2130706433', '0x7f000001', '0x7f.1', '0x7F.0x0.0x0.0x1'],
  ...[
    '0177.0.0.1',
    '0177.1',
    '017700000001',
    '0x7f.0.0.01',
    '127.0.0.1.',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    '%31%32%37.0.0.1',
  ],
  ...['localhost', 'localhost.', 'LOCALHOST', 'ⓛocalhost', 'loc%61lhost'],
  // this machine
  ...['0.0.0.0', '0', '0x0', '0.1.2.3'],
  // private, shared, link-local, the metadata of clouds
  ...[
    '10.0.0.1',
    '10.255.255.255',
    '0xa.0.0.1',
    '012.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '3232235521',
  ],
  ...[
    '192.168.257',
    '100.64.0.1',
    '100.100.100.200',
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '0251.0376.0251.0376',
  ],
  ...['169.254.170.2', '168.63.129.16'],
  // protocol assignments, documentation, benchmarks, multicast, reserved, broadcast
  ...['192.0.0.1', '192.0.0.170', '192.0.2.1', '192.88.99.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1'],
  ...['239.255.255.250', '240.0.0.1', '255.255.255.255'],
  // IPv6: its own, and what embeds an IPv4 address (mapped, compatible, translated, NAT64, 6to4, Teredo)
  ...[
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:a9fe:a9fe]',
  ],
  ...['[::127.0.0.1]', '[::7f00:1]', '[::ffff:0:127.0.0.1]', '[64:ff9b::127.0.0.1]', '[64:ff9b::a9fe:a9fe]'],
  ...['[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2002:c0a8:1::1]', '[2001:0:7f00:1::]', '[2001::1]', '[100::1]'],
  ...[
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[2001:db8::1]',
    '[3fff::1]',
    '[5f00::1]',
    '[4000::1]',
  ],
];

test('the table has at least 60 hostile hosts', () => {
  expect(new Set(hosts).size).toBeGreaterThanOrEqual(60);
});

test.each(hosts)('%s is not reached', async (host) => {
  const url = new URL(`http://${host}:${port}/`);
  const error = await ask(url.href).catch((reason) => reason);
  expect(error).toBeInstanceOf(EgressRefusedError);
  expect(error.message).toContain(url.hostname.replace(/^\[|\]$/g, ''));
  expect(reached).toBe(0);
});

test.each(hosts.filter((host) => host.startsWith('[') || /^[\d.]+$/.test(host)))(
  'a name that resolves to %s is not reached',
  async (host) => {
    const { hostname } = new URL(`http://${host}/`);
    configureEgress({ allow: [], lookup: resolvingTo(hostname.replace(/^\[|\]$/g, '')) });
    await expect(ask(`http://shop.example:${port}/`)).rejects.toThrow('shop.example is not a public address');
    expect(reached).toBe(0);
  },
);

test('a name with one public and one private address is not reached at either', async () => {
  for (const addresses of [
    ['93.184.215.14', '127.0.0.1'],
    ['127.0.0.1', '93.184.215.14'],
    ['93.184.215.14', '::1'],
  ]) {
    configureEgress({ allow: [], lookup: resolvingTo(...addresses) });
    await expect(ask(`http://shop.example:${port}/`)).rejects.toThrow(EgressRefusedError);
  }
  expect(reached).toBe(0);
});

test('a name that is public when it is looked at and private a moment later (rebinding, TTL 0) gains nothing', async () => {
  const asked: string[] = [];
  let times = 0;
  const rebinding: LookupFunction = (host, options, callback) => {
    asked.push(host);
    // 192.0.2.1 would be refused; a public address on which nobody listens is tried, and nothing else.
    resolvingTo(times++ % 2 === 0 ? '93.184.215.14' : '127.0.0.1')(host, options, callback);
  };
  configureEgress({ allow: [], lookup: rebinding });
  for (let attempt = 0; attempt < 6; attempt++) {
    times = attempt;
    const before = asked.length;
    await expect(ask(`http://rebind.example:${port}/`, { timeoutMs: 150 })).rejects.toThrow();
    expect(asked.length - before).toBe(1); // what was looked at is what was connected to
  }
  expect(reached).toBe(0);
});

test('other protocols, user names and passwords are refused', async () => {
  for (const url of ['file:///etc/passwd', 'ftp://example.com/', 'gopher://example.com/', 'data:text/plain,x']) {
    await expect(ask(url)).rejects.toThrow(TypeError);
  }
  for (const user of ['user@', 'user:password@', 'example.com:80@']) {
    await expect(ask(`http://${user}127.0.0.1:${port}/`)).rejects.toThrow(EgressRefusedError);
  }
  expect(reached).toBe(0);
});

test('an exception opens one host, with one port where it names one, and nothing beside it', async () => {
  configureEgress({ allow: [`LOCALHOST:${port}`, `[::1]:${port}`] });
  expect((await ask(`http://localhost:${port}/`)).body.toString()).toBe('secret');
  for (const host of [`127.0.0.1:${port}`, `localhost.:${port}`, 'localhost:1', 'localhost', '[::ffff:127.0.0.1]:1']) {
    await expect(ask(`http://${host}/`)).rejects.toThrow(EgressRefusedError);
  }
  configureEgress({ allow: ['127.0.0.1'] });
  expect((await ask(`http://127.0.0.1:${port}/`)).status).toBe(200);
  await expect(ask(`http://127.0.0.2:${port}/`)).rejects.toThrow(EgressRefusedError);
  expect(reached).toBe(2);
});

test('an IPv6 exception is written as in an address', async () => {
  configureEgress({ allow: [`[::1]:${port}`] });
  expect((await ask(`http://[::1]:${port}/`)).status).toBe(200);
});

test('a redirect is shown, not followed', async () => {
  configureEgress({ allow: [`localhost:${port}`] });
  const { status, headers } = await ask(`http://localhost:${port}/redirect`);
  expect({ status, location: headers.location }).toEqual({ status: 302, location: 'http://169.254.169.254/' });
  expect(reached).toBe(1);
});

test('a body ends at its limit, and an answer that does not end at its time', async () => {
  configureEgress({ allow: [`localhost:${port}`] });
  await expect(ask(`http://localhost:${port}/large`)).rejects.toThrow(BodyTooLargeError);
  const late = await ask(`http://localhost:${port}/endless`, { timeoutMs: 100 }).catch((reason) => reason);
  expect(requestFailure(late)).toBe('did not answer in time');
});

test('what is public stays reachable', () => {
  for (const address of [
    '1.1.1.1',
    '8.8.8.8',
    '93.184.215.14',
    '2606:4700::1111',
    '2a00:1450:4001::1',
    '::ffff:8.8.8.8',
  ]) {
    expect(isPublicAddress(address), address).toBe(true);
  }
  for (const text of ['', 'example.com', '999.1.1.1', ':::1']) expect(isPublicAddress(text), text).toBe(false);
});
