/** Stands for this site, wherever it runs. */
const site = 'https://site.invalid';

/**
 * A page of this site; anything else is the inbox. Read as the browser will read it: it drops tabs and line breaks,
 * takes a backslash for a slash, and removes dots, after which two slashes would name another host.
 */
export function onwardPath(wanted: string | null): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, site)) return '/inbox';
  const { origin, pathname, search, hash } = new URL(wanted, site);
  return origin === site && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/inbox';
}
