import robotsParser from 'robots-parser';
import { fetchPage, PageError, userAgent } from './page-request.ts';

// Its types tell of a default export, which a CommonJS module is itself.
const createParser = robotsParser as unknown as typeof robotsParser.default;

const delayMsMax = 5000;
const locationsMax = 5000;

export type Robots = {
  allows: (url: URL) => boolean;
  /** Between two requests. */
  delayMs: number;
  /** Addresses that the site itself lists. */
  listed: URL[];
};

type Options = { signal: AbortSignal; host: string };

/**
 * What a site asks of robots (RFC 9309), and which pages it lists. A site without robots.txt asks nothing.
 * @throws PageError when it says that it cannot answer now
 */
export async function readRobots(start: URL, options: Options): Promise<Robots> {
  const address = new URL('/robots.txt', start);
  const text = await readOptional(address, options);
  const robots = createParser(address.href, text ?? '');
  const delay = robots.getCrawlDelay(userAgent) ?? 0;
  const maps = robots.getSitemaps().map((map) => URL.parse(map, start));
  const sitemaps = maps.length > 0 ? maps : [new URL('/sitemap.xml', start)];
  const listed: URL[] = [];
  for (const map of sitemaps) if (map?.host === start.host) listed.push(...(await readSitemap(map, options)));
  return {
    allows: (url) => robots.isAllowed(url.href, userAgent) !== false,
    delayMs: Math.min(delayMsMax, delay * 1000),
    listed,
  };
}

/** Null where there is none. */
async function readOptional(url: URL, options: Options): Promise<string | null> {
  try {
    return (await fetchPage(url, options)).body.toString('utf8');
  } catch (error) {
    if (error instanceof PageError && !/answered with 5/.test(error.message)) return null;
    throw error;
  }
}

async function readSitemap(map: URL, options: Options): Promise<URL[]> {
  const text = await readOptional(map, options).catch((error) => {
    if (error instanceof PageError) return null; // without it, links lead on
    throw error;
  });
  if (!text || !/<urlset/i.test(text)) return [];
  const places = [...text.matchAll(/<loc>\s*([^<\s]+)\s*<\/loc>/gi)].slice(0, locationsMax);
  return places.flatMap(([, place]) => URL.parse((place ?? '').replaceAll('&amp;', '&')) ?? []);
}
