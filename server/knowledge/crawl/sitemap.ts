import { PageError } from './page-request.ts';
import { readOptional } from './robots.ts';

const mapsMax = 50;
const locationsMax = 5000;

/**
 * The addresses that a site lists itself (sitemaps.org), also by way of lists of lists. What cannot be had is left out:
 * links lead on without it.
 */
export async function readSitemaps(first: readonly URL[], signal: AbortSignal): Promise<URL[]> {
  const maps = [...first];
  const listed: URL[] = [];
  for (let at = 0; at < Math.min(maps.length, mapsMax) && listed.length < locationsMax; at++) {
    const map = maps[at];
    const text = map && (await readMap(map, signal));
    if (!map || !text) continue;
    const places = locationsIn(text).filter(({ host }) => host === map.host);
    if (/<sitemapindex/i.test(text))
      maps.push(...places.filter(({ href }) => maps.every((known) => known.href !== href)));
    else if (/<urlset/i.test(text)) listed.push(...places);
  }
  return listed.slice(0, locationsMax);
}

async function readMap(map: URL, signal: AbortSignal): Promise<string | null> {
  try {
    return await readOptional(map, signal);
  } catch (error) {
    if (error instanceof PageError) return null;
    throw error;
  }
}

function locationsIn(text: string): URL[] {
  const places = [...text.matchAll(/<loc>\s*([^<\s]+)\s*<\/loc>/gi)];
  return places.flatMap(([, place]) => URL.parse((place ?? '').replaceAll('&amp;', '&')) ?? []);
}
