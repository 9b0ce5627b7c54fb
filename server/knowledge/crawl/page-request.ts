import { setTimeout as sleep } from 'node:timers/promises';
import { EgressRefusedError, type GuardedResponse, guardedFetch, requestFailure } from '../../egress/guarded-fetch.ts';

const timeoutMs = 10_000;
const bodyBytesMax = 2 * 1024 * 1024;
const redirectsMax = 5;
const retriesMax = 2;
const waitMsMax = 30_000;
const firstWaitMs = 500;

export const userAgent = 'SwitchboardBot/1.0';

const accept = 'text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, application/pdf;q=0.8, */*;q=0.1';

/** A page that could not be had; the message says why, behind its address, to whoever chose the site. */
export class PageError extends Error {
  /** It may be had another time. */
  readonly passes: boolean;

  constructor(message: string, { passes = false, cause }: { passes?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.passes = passes;
  }
}

export type Page = { url: URL; contentType: string; charset: string | null; etag: string | null; body: Buffer };

export type PageRequest = {
  signal: AbortSignal;
  /** What the page said at the last time; null: it is had whole. */
  etag?: string | null;
  /** Whether a redirect may be followed there. */
  mayRead: (url: URL) => boolean;
};

/**
 * Fetches a page, following redirects to where it may read, and asking again where that may help.
 * @returns null when it has not changed
 * @throws PageError, or the signal's reason
 */
export async function fetchPage(start: URL, { signal, etag = null, mayRead }: PageRequest): Promise<Page | null> {
  let url = start;
  for (let redirects = 0; redirects <= redirectsMax; redirects++) {
    const response = await askPatiently(url, redirects === 0 ? etag : null, signal);
    if (response.status === 304 && redirects === 0 && etag !== null) return null;
    const target = redirectOf(response, url);
    if (!target) return pageOf(url, response);
    if (target.host !== start.host) throw new PageError(`leads to another host: ${target.host}`);
    if (!mayRead(target)) throw new PageError(`leads to ${target.pathname}, which is not to be read`);
    url = target;
  }
  throw new PageError('redirects again and again');
}

function redirectOf({ status, headers }: GuardedResponse, url: URL): URL | null {
  const isRedirect = status >= 300 && status < 400 && status !== 304 && headers.location !== undefined;
  return isRedirect ? URL.parse(headers.location ?? '', url) : null;
}

function pageOf(url: URL, { status, headers, body }: GuardedResponse): Page {
  if (status !== 200) throw new PageError(`answered with ${status}`, { passes: mayPass(status) });
  const type = (headers['content-type'] ?? 'text/html').toLowerCase();
  return {
    url,
    body,
    contentType: type.split(';')[0]?.trim() ?? '',
    charset: /charset\s*=\s*"?([\w-]+)/.exec(type)?.[1] ?? null,
    etag: headers.etag ?? null,
  };
}

const mayPass = (status: number) => status === 429 || status >= 500;

/** Busy servers are asked again, as late as they want it, up to half a minute. */
async function askPatiently(url: URL, etag: string | null, signal: AbortSignal): Promise<GuardedResponse> {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask(url, etag, signal);
    if (!mayPass(answer.status) || attempt >= retriesMax) return answer;
    const waitMs = wantedWaitMs(answer.headers['retry-after']) ?? firstWaitMs * 2 ** attempt;
    if (waitMs > waitMsMax) return answer;
    await sleep(waitMs, undefined, { signal });
  }
}

/** Retry-After is a number of seconds or a date (RFC 9110 10.2.3). */
function wantedWaitMs(retryAfter: string | undefined): number | null {
  if (retryAfter === undefined) return null;
  const waitMs = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs);
}

async function ask(url: URL, etag: string | null, signal: AbortSignal): Promise<GuardedResponse> {
  const headers = { accept, 'user-agent': userAgent, ...(etag !== null && { 'if-none-match': etag }) };
  try {
    return await guardedFetch(url, { headers, signal, timeoutMs, bodyBytesMax });
  } catch (error) {
    signal.throwIfAborted();
    throw new PageError(`cannot be had: ${requestFailure(error)}`, {
      passes: !(error instanceof EgressRefusedError),
      cause: error,
    });
  }
}
