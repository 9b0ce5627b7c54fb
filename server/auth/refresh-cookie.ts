import { publicUrl } from '../http/public-url.ts';

const name = 'sb_refresh';

function attributes(): string {
  const secure = publicUrl().startsWith('https:') ? '; Secure' : '';
  return `Path=/; HttpOnly; SameSite=Lax${secure}`;
}

export function refreshCookie(token: string, expiresAt: Date): string {
  return `${name}=${token}; Expires=${expiresAt.toUTCString()}; ${attributes()}`;
}

export function clearedRefreshCookie(): string {
  return `${name}=; Max-Age=0; ${attributes()}`;
}

let allowedOrigins: readonly string[] = [];

/** Sites besides our own whose pages may use the cookie. */
export function allowCookiesFrom(origins: readonly string[]): void {
  allowedOrigins = origins;
}

/** Programs send no Origin. A page of another host, port or scheme, or one that hides itself (`null`), is foreign. */
function isForeign(headers: { get(name: string): string | null }): boolean {
  const origin = headers.get('origin');
  if (origin === null || allowedOrigins.includes(origin) || origin === new URL(publicUrl()).origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.get('host');
}

/**
 * The refresh token of a request that a foreign page cannot have sent: one with a JSON content type or the GraphQL
 * CSRF header, both of which make a browser ask first, and with no foreign Origin, whatever the browser did.
 */
export function readRefreshToken(headers: { get(name: string): string | null }): string | null {
  if (isForeign(headers)) return null;
  const type = headers.get('content-type') ?? '';
  const asksFirst = /^application\/(graphql\+)?json\b/i.test(type) || headers.get('graphql-require-preflight') !== null;
  if (!asksFirst) return null;
  const cookie = headers.get('cookie') ?? '';
  const match = /(?:^|;\s*)sb_refresh=([\w-]+)/.exec(cookie);
  return match?.[1] ?? null;
}
