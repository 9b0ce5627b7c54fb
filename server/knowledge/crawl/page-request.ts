import { setTimeout as sleep } from 'node:timers/promises';
import { type GuardedResponse, guardedFetch, requestFailure } from '../../egress/guarded-fetch.ts';

const timeoutMs = 10_000;
const bodyBytesMax = 2 * 1024 * 1024;
const redirectsMax = 5;
const retriesMax = 2;
const waitMsMax = 30_000;
const firstWaitMs = 500;

export const userAgent = 'SwitchboardBot/1.0';

const accept = 'text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, application/pdf;q=0.8, */*;q=0.1';

/** A page that could not be had; the message says why, to whoever chose the site. */
export class PageError extends Error {}

export type Page = { url: URL; contentType: string; charset: string | null; body: Buffer };

type Options = { signal: AbortSignal; host: string };

/**
 * Fetches a page, following redirects that stay on its host, and asking again where that may help.
 * @throws PageError, or the signal's reason
 */
export async function fetchPage(start: URL, options: Options): Promise<Page> {
  let url = start;
  for (let redirects = 0; redirects <= redirectsMax; redirects++) {
    const { status, headers, body } = await askPatiently(url, options.signal);
    const target = status >= 300 && status < 400 && headers.location ? URL.parse(headers.location, url) : null;
    if (target) {
      if (target.host !== options.host) throw new PageError(`leads to another host: ${target.host}`);
      url = target;
      continue;
    }
    if (status !== 200) throw new PageError(`answered with ${status}`);
    const type = (headers['content-type'] ?? 'text/html').toLowerCase();
    return {
      url,
      body,
      contentType: type.split(';')[0]?.trim() ?? '',
      charset: /charset\s*=\s*"?([\w-]+)/.exec(type)?.[1] ?? null,
    };
  }
  throw new PageError('redirects again and again');
}

/** 429 and 5xx pass, as a rule; so do connections that break. */
async function askPatiently(url: URL, signal: AbortSignal): Promise<GuardedResponse> {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask(url, signal);
    const passes = answer.status === 429 || answer.status >= 500;
    if (!passes || attempt >= retriesMax) return answer;
    const retryAfter = Number(answer.headers['retry-after']) * 1000;
    const waitMs = Number.isFinite(retryAfter) ? retryAfter : firstWaitMs * 2 ** attempt;
    if (waitMs > waitMsMax) return answer;
    await sleep(waitMs, undefined, { signal });
  }
}

async function ask(url: URL, signal: AbortSignal): Promise<GuardedResponse> {
  try {
    return await guardedFetch(url, { headers: { accept, 'user-agent': userAgent }, signal, timeoutMs, bodyBytesMax });
  } catch (error) {
    signal.throwIfAborted();
    throw new PageError(requestFailure(error), { cause: error });
  }
}
