import type { IncomingMessage, ServerResponse } from 'node:http';
import { publicUrl } from '../http/public-url.ts';
import { currentOrigin } from '../http/request.ts';
import type { Handler } from '../http/server.ts';
import { log } from '../logging/log.ts';
import { anonymous } from './actor.ts';
import { type OidcClient, OidcUnreachableError } from './oidc.ts';
import { type OidcProblem, OidcRefused, signInWithProvider } from './oidc-sign-in.service.ts';
import { refreshCookie } from './refresh-cookie.ts';
import { type OidcRequest, oidcRequestSeconds, signOidcRequest, verifyOidcRequest } from './tokens.ts';

export const oidcPath = '/auth/oidc';
export const oidcCallback = () => `${publicUrl()}${oidcPath}/callback`;

type Problem = OidcProblem | 'oidc_unreachable' | 'oidc_expired' | 'oidc_denied' | 'oidc_failed';

const cookieName = 'sb_oidc';

/** SameSite=Lax: it comes back with the provider's redirect, and with nothing that another site embeds or posts. */
function requestCookie(value: string, maxAgeSeconds: number): string {
  const secure = publicUrl().startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${value}; Max-Age=${maxAgeSeconds}; Path=${oidcPath}; HttpOnly; SameSite=Lax${secure}`;
}

function redirect(response: ServerResponse, location: string, cookies: string[] = []): void {
  response.writeHead(302, { location, 'cache-control': 'no-store', ...(cookies.length && { 'set-cookie': cookies }) });
  response.end();
}

/** A page of this site; anything else, such as `//elsewhere.example` or `/.//elsewhere.example`, is the inbox. */
export function sameSitePath(wanted: string | null): string {
  const site = new URL(publicUrl());
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, site)) return '/inbox';
  const { origin, pathname, search, hash } = new URL(wanted, site);
  // Without its dots, the path can begin with two slashes, which name another host.
  return origin === site.origin && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/inbox';
}

function toLogIn(response: ServerResponse, problem: Problem, returnTo: string | null, cookies: string[] = []): void {
  const next = returnTo && returnTo !== '/inbox' ? `&next=${encodeURIComponent(returnTo)}` : '';
  redirect(response, `/login?problem=${problem}${next}`, cookies);
}

async function start(client: OidcClient, url: URL, response: ServerResponse): Promise<void> {
  const returnTo = sameSitePath(url.searchParams.get('returnTo'));
  try {
    const { url: provider, request } = await client.begin(returnTo);
    const cookie = requestCookie(await signOidcRequest(request), oidcRequestSeconds);
    redirect(response, provider.href, [cookie]);
  } catch (error) {
    if (!(error instanceof OidcUnreachableError)) throw error;
    log.warn({ cause: describe(error) }, 'a sign-in at the provider could not begin');
    toLogIn(response, 'oidc_unreachable', returnTo);
  }
}

/** What went wrong, without the provider's answer: it may hold a code or a token. */
function describe(error: unknown): string {
  const { name, message, code, cause } = error as Error & { code?: string };
  return [name, code, message, cause instanceof Error ? describe(cause) : ''].filter(Boolean).join(' · ');
}

function problemOf(error: unknown): Problem {
  if (error instanceof OidcRefused) return error.problem;
  if (error instanceof OidcUnreachableError) return 'oidc_unreachable';
  return (error as { error?: string }).error === 'access_denied' ? 'oidc_denied' : 'oidc_failed';
}

async function readRequest(request: IncomingMessage): Promise<OidcRequest | null> {
  const value = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w.-]+)`).exec(request.headers.cookie ?? '')?.[1];
  return value ? verifyOidcRequest(value) : null;
}

async function finish(client: OidcClient, callback: URL, request: IncomingMessage, response: ServerResponse) {
  const forgetRequest = requestCookie('', 0);
  const expected = await readRequest(request);
  if (!expected || callback.searchParams.get('state') !== expected.state) {
    return toLogIn(response, 'oidc_expired', expected?.returnTo ?? null, [forgetRequest]);
  }
  try {
    const identity = await client.complete(callback, expected);
    const signedIn = await signInWithProvider(anonymous(currentOrigin()), identity);
    const cookie = refreshCookie(signedIn.refreshToken, signedIn.refreshExpiresAt);
    redirect(response, expected.returnTo, [cookie, forgetRequest]);
  } catch (error) {
    log.warn({ cause: describe(error) }, 'a sign-in at the provider was refused');
    toLogIn(response, problemOf(error), expected.returnTo, [forgetRequest]);
  }
}

/** `GET /auth/oidc/start?returnTo=/path` and `GET /auth/oidc/callback`. Every problem ends at `/login?problem=…`. */
export function createOidcRoutes(client: OidcClient): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', publicUrl());
    const isRead = request.method === 'GET';
    if (isRead && url.pathname === `${oidcPath}/start`) return start(client, url, response);
    if (isRead && url.pathname === `${oidcPath}/callback`) {
      const callback = new URL(oidcCallback());
      callback.search = url.search; // behind a proxy the request names another host than the provider knows
      return finish(client, callback, request, response);
    }
    response.writeHead(isRead ? 404 : 405, { 'content-type': 'text/plain; charset=utf-8', allow: 'GET' });
    response.end(isRead ? 'There is no such page.\n' : 'Only GET is answered here.\n');
  };
}
