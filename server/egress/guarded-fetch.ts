import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher, request } from 'undici';
import { isPublicAddress } from './addresses.ts';

/** Where a tenant's address leads is not for this server to go. */
export class EgressRefusedError extends Error {
  constructor(host: string, why = 'is not a public address') {
    super(`${host} ${why}`);
    this.name = 'EgressRefusedError';
  }
}

/** The body was larger than it may be. */
export class BodyTooLargeError extends Error {
  constructor(bodyBytesMax: number) {
    super(`has more than ${bodyBytesMax} bytes`);
    this.name = 'BodyTooLargeError';
  }
}

let allowed: ReadonlySet<string> = new Set();
let lookup: LookupFunction = systemLookup as LookupFunction;
let agent: Agent | null = null;

/**
 * @param options.allow hosts (`host` or `host:port`) that may be reached although they are not public
 * @param options.lookup how names are resolved, if not by the system
 */
export function configureEgress(options: { allow: readonly string[]; lookup?: LookupFunction }): void {
  allowed = new Set(options.allow.map((host) => host.toLowerCase()));
  lookup = options.lookup ?? (systemLookup as LookupFunction);
  void agent?.close();
  agent = null;
}

/** Written as in a URL: IPv6 addresses in brackets. */
function isAllowed(bare: string, port: string): boolean {
  const host = isIP(bare) === 6 ? `[${bare}]` : bare;
  return allowed.has(host) || allowed.has(`${host}:${port}`);
}

/** Some resolvers know these names and some do not; all of them lead here (RFC 6761). */
const leadsHere = (host: string) => /(?:^|\.)localhost\.?$/.test(host);

/** All the addresses of a name must be public: whoever has one that is not is not asked at the others. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '');
    const addresses = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
    const hidden = addresses.find(({ address }) => !isPublicAddress(address));
    if (hidden || addresses.length === 0) return callback(new EgressRefusedError(hostname), '');
    if (options.all) return callback(null, addresses);
    const [{ address, family } = { address: '', family: 0 }] = addresses;
    callback(null, address, family);
  });
};

/**
 * Looks at the address in the moment of connecting, and connects to that very address: a name that resolves to another
 * one a moment later gains nothing.
 */
function makeAgent(): Agent {
  const guarded = buildConnector({ lookup: publicLookup, timeout: 10_000 });
  const free = buildConnector({ lookup, timeout: 10_000 });
  return new Agent({
    pipelining: 0,
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, '').toLowerCase();
      const port = options.port || (options.protocol === 'https:' ? '443' : '80');
      if (isAllowed(host, port)) return free(options, callback);
      if (isIP(host) ? !isPublicAddress(host) : leadsHere(host)) return callback(new EgressRefusedError(host), null);
      guarded(options, callback);
    },
  });
}

export type GuardedRequest = {
  method?: Dispatcher.HttpMethod;
  headers?: Record<string, string>;
  body?: string;
  signal: AbortSignal;
  /** For everything together. */
  timeoutMs: number;
  bodyBytesMax: number;
};

export type GuardedResponse = { status: number; headers: Record<string, string>; body: Buffer };

/**
 * Sends a request to an address that a tenant chose. Redirects are not followed: the caller sees them.
 * @throws EgressRefusedError, BodyTooLargeError, TypeError for what is no http(s) address, the signal's reason, or what
 * the network said
 */
export async function guardedFetch(url: URL, options: GuardedRequest): Promise<GuardedResponse> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new TypeError(`${url.protocol} is not http or https`);
  if (url.username || url.password) throw new EgressRefusedError(url.host, 'is asked for with a user name or password');
  agent ??= makeAgent();
  const { statusCode, headers, body } = await request(url, {
    dispatcher: agent,
    method: options.method ?? 'GET',
    headers: options.headers ?? {},
    body: options.body ?? null,
    signal: AbortSignal.any([options.signal, AbortSignal.timeout(options.timeoutMs)]),
  });
  const plain = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return {
    status: statusCode,
    headers: Object.fromEntries(plain),
    body: await readBounded(body, options.bodyBytesMax),
  };
}

/** What is larger is not read to its end: the connection is closed. @throws BodyTooLargeError */
async function readBounded(body: Dispatcher.ResponseData['body'], bodyBytesMax: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > bodyBytesMax) {
      body.destroy();
      throw new BodyTooLargeError(bodyBytesMax);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What went wrong with a request, in words for the person who chose the address. */
export function requestFailure(error: unknown): string {
  if (error instanceof EgressRefusedError || error instanceof BodyTooLargeError) return error.message;
  const { name, code, cause } = error as { name?: string; code?: string; cause?: unknown };
  if (cause instanceof EgressRefusedError) return cause.message;
  if (name === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT') return 'did not answer in time';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the host name is not known';
  if (code === 'ECONNREFUSED') return 'refused the connection';
  if (code?.startsWith('ERR_TLS') || code?.includes('CERT')) return 'has no valid certificate';
  return `could not be reached (${code ?? name ?? 'unknown error'})`;
}
