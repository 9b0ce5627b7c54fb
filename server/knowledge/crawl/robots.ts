import robotsParser from 'robots-parser';
import { fetchPage, PageError, userAgent } from './page-request.ts';

// Its types tell of a default export, which a CommonJS module is itself.
const createParser = robotsParser as unknown as typeof robotsParser.default;

const delayMsMax = 5000;

export type Robots = {
  allows: (url: URL) => boolean;
  /** Between two requests. */
  delayMs: number;
  /** Where the site lists its pages. */
  sitemaps: URL[];
};

/**
 * What a site asks of robots (RFC 9309). A site without robots.txt asks nothing.
 * @throws PageError when it says that it cannot answer now
 */
export async function readRobots(start: URL, signal: AbortSignal): Promise<Robots> {
  const address = new URL('/robots.txt', start);
  const robots = createParser(address.href, (await readOptional(address, signal)) ?? '');
  const maps = robots.getSitemaps().flatMap((map) => URL.parse(map, start) ?? []);
  return {
    allows: (url) => robots.isAllowed(url.href, userAgent) !== false,
    delayMs: Math.min(delayMsMax, (robots.getCrawlDelay(userAgent) ?? 0) * 1000),
    sitemaps: maps.length > 0 ? maps.filter(({ host }) => host === start.host) : [new URL('/sitemap.xml', start)],
  };
}

/** Null where there is none. @throws PageError when the site cannot answer now */
export async function readOptional(url: URL, signal: AbortSignal): Promise<string | null> {
  try {
    const page = await fetchPage(url, { signal, mayRead: () => true });
    return page?.body.toString('utf8') ?? null;
  } catch (error) {
    if (error instanceof PageError && !error.passes) return null;
    throw error;
  }
}
