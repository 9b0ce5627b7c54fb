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

/**
 * The refresh token of a request that a foreign page cannot have sent: one with a JSON content type or the GraphQL
 * CSRF header, both of which make a browser ask first.
 */
export function readRefreshToken(headers: { get(name: string): string | null }): string | null {
  const type = headers.get('content-type') ?? '';
  const asksFirst = /^application\/(graphql\+)?json\b/i.test(type) || headers.get('graphql-require-preflight') !== null;
  if (!asksFirst) return null;
  const cookie = headers.get('cookie') ?? '';
  const match = /(?:^|;\s*)sb_refresh=([\w-]+)/.exec(cookie);
  return match?.[1] ?? null;
}
