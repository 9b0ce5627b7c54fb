const tracking = /^(utm_\w+|gclid|fbclid|mc_cid|mc_eid|msclkid|ref)$/i;
const addressCharsMax = 2000;
/** What is no page to read. */
const files = /\.(?:png|jpe?g|gif|svg|webp|ico|css|js|mjs|json|xml|zip|gz|tar|mp[34]|mov|avi|woff2?|ttf|exe|dmg)$/i;

/** One address for one page: without fragment and without what only says who linked to it. */
export function pageAddress(url: URL): URL {
  const page = new URL(url);
  page.hash = '';
  for (const name of [...page.searchParams.keys()]) if (tracking.test(name)) page.searchParams.delete(name);
  return page;
}

/** Equal for addresses that lead to the same page as a rule. */
export function pageKey(url: URL): string {
  const path = url.pathname.replace(/\/(?:index\.html?)?$/, '') || '/';
  return `${url.host}${path}${url.search}`;
}

export type Bounds = { host: string; includePaths: readonly string[]; excludePaths: readonly string[] };

/** Whether a link belongs to what is read: the same host, within the paths, and likely to be a page. */
export function isWithin(url: URL, { host, includePaths, excludePaths }: Bounds): boolean {
  const { pathname } = url;
  if (url.host !== host || !/^https?:$/.test(url.protocol) || url.href.length > addressCharsMax) return false;
  if (files.test(pathname) || excludePaths.some((prefix) => pathname.startsWith(prefix))) return false;
  return includePaths.length === 0 || includePaths.some((prefix) => pathname.startsWith(prefix));
}
