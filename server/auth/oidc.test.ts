import { afterAll, expect, test } from 'vitest';
import { asPlatform } from '../db/client.ts';
import { parseTypeId } from '../db/ids.ts';
import { Browser, type Page } from '../testing/browser.ts';
import { ApiClient } from '../testing/client.ts';
import { mailTo } from '../testing/mailbox.ts';
import { type Claims, oidcClient, reserveOidcProvider } from '../testing/oidc-provider.ts';
import { createOrganization, unique } from '../testing/organizations.ts';
import { startTestServer } from '../testing/server.ts';

const provider = await reserveOidcProvider();
afterAll(provider.stop);

const server = await startTestServer({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: oidcClient.id,
  OIDC_CLIENT_SECRET: oidcClient.secret,
  OIDC_NAME: 'Acme ID',
});
const startUrl = `${server.url}/auth/oidc/start`;

const isCallback = (url: URL) => url.pathname === '/auth/oidc/callback';
/** Pages are the web app's, which this server does not run. */
const isPage = (url: URL) => url.href.startsWith(server.url) && !url.pathname.startsWith('/auth/');

function person(claims: Claims = {}): { subject: string; email: string } {
  const email = claims.email ?? `${unique('oidc')}@example.com`;
  const subject = unique('subject');
  provider.people.set(subject, { email, email_verified: true, name: 'Odeta OpenID', ...claims });
  return { subject, email };
}

/** Logs in at the provider's own pages. @returns where the browser ends */
async function signIn(browser: Browser, subject: string, returnTo = '/inbox', until = isPage): Promise<string> {
  const submit = (page: Page, form: Record<string, string>) => {
    const action = /action="([^"]+)"/.exec(page.text)?.[1];
    if (!action) throw new Error(`no form at ${page.url}: ${page.text.slice(0, 200)}`);
    return browser.visit(new URL(action, page.url).href, { form, until });
  };
  const logIn = await browser.visit(`${startUrl}?returnTo=${encodeURIComponent(returnTo)}`, { until });
  const consent = await submit(logIn, { prompt: 'login', login: subject, password: 'any' });
  return (await submit(consent, { prompt: 'consent' })).url;
}

async function viewerOf(browser: Browser) {
  const cookie = `sb_refresh=${browser.cookie(server.url, 'sb_refresh')}`;
  const query = 'mutation { refreshSession { accessToken organization { id } } }';
  const { body } = await new ApiClient(server.url).request(query, {}, { cookie });
  if (body.errors) return null;
  const client = new ApiClient(server.url, body.data.refreshSession.accessToken);
  const { viewer } = await client.run('{ viewer { name email emailVerified hasPassword accounts { provider } } }');
  return { viewer, client, organization: body.data.refreshSession.organization };
}

const problemOf = (url: string) => new URL(url).searchParams.get('problem');

test('a provider that is down ends at the log-in page, and is asked again the next time', async () => {
  const browser = new Browser();
  const { url } = await browser.visit(`${startUrl}?returnTo=/contacts`, { until: isPage });
  expect(url).toBe(`${server.url}/login?problem=oidc_unreachable&next=%2Fcontacts`);
  await provider.start(`${server.url}/auth/oidc/callback`);
  expect((await browser.visit(startUrl)).url).toContain(provider.issuer);
});

test('the web app knows that there is a provider, and its name alone', async () => {
  const config = await (await fetch(`${server.url}/config.json`)).json();
  expect(config.oidc).toEqual({ name: 'Acme ID' });
});

test('a new person is registered with the verified address, names an organization, and comes back as the same', async () => {
  const { subject, email } = person();
  const browser = new Browser();
  expect(await signIn(browser, subject, '/contacts?view=1')).toBe(`${server.url}/contacts?view=1`);
  expect(browser.cookie(server.url, 'sb_oidc')).toBeUndefined();
  const first = await viewerOf(browser);
  expect(first?.viewer).toEqual({
    name: 'Odeta OpenID',
    email,
    emailVerified: true,
    hasPassword: false,
    accounts: [{ provider: provider.issuer }],
  });
  expect(first?.organization).toBeNull();
  const created = await first?.client.mutate('createOrganization', { name: 'Odeta' }, 'organization { id }');
  const again = new Browser();
  await signIn(again, subject);
  expect((await viewerOf(again))?.organization).toEqual(created?.organization);
  expect(await asPlatform('test', (platform) => platform.user.count({ where: { email } }))).toBe(1);
});

test('an account with a confirmed address is connected', async () => {
  const acme = await createOrganization(server);
  const { token } = await mailTo(server.mailFolder, acme.email, /Confirm/);
  await acme.owner.mutate('verifyEmail', { token }, 'email');
  const browser = new Browser();
  await signIn(browser, person({ email: acme.email.toUpperCase() }).subject);
  expect((await viewerOf(browser))?.viewer).toMatchObject({ email: acme.email, hasPassword: true });
  expect((await viewerOf(browser))?.organization.id).toBe(acme.id);
  const connected = await asPlatform('test', (platform) =>
    platform.auditLog.findMany({
      where: { organizationId: parseTypeId('org', acme.id), action: 'account.connect' },
    }),
  );
  expect(connected.map(({ targetType }) => targetType)).toEqual(['Account']);
});

test('an account whose address nobody has confirmed is not connected', async () => {
  const acme = await createOrganization(server);
  const browser = new Browser();
  const url = await signIn(browser, person({ email: acme.email }).subject);
  expect(problemOf(url)).toBe('oidc_not_linked');
  expect(browser.cookie(server.url, 'sb_refresh')).toBeUndefined();
});

test('an address that the provider has not verified makes no account', async () => {
  for (const email_verified of [false, undefined]) {
    const { subject, email } = person({ email_verified });
    expect(problemOf(await signIn(new Browser(), subject))).toBe('oidc_unverified');
    expect(await asPlatform('test', (platform) => platform.user.count({ where: { email } }))).toBe(0);
  }
});

test('another state, a changed cookie and no cookie log nobody in', async () => {
  const { subject } = person();
  const wrongState = new Browser();
  const callback = new URL(await signIn(wrongState, subject, '/inbox', (url) => isCallback(url) || isPage(url)));
  callback.searchParams.set('state', 'another');
  expect(problemOf((await wrongState.visit(callback.href, { until: isPage })).url)).toBe('oidc_expired');

  const tampered = new Browser();
  const second = await signIn(tampered, subject, '/inbox', (url) => isCallback(url) || isPage(url));
  const [header, payload, signature] = (tampered.cookie(server.url, 'sb_oidc') ?? '').split('.');
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
  const forged = Buffer.from(JSON.stringify({ ...claims, returnTo: 'https://evil.example' })).toString('base64url');
  tampered.setCookie(server.url, 'sb_oidc', `${header}.${forged}.${signature}`);
  expect(problemOf((await tampered.visit(second, { until: isPage })).url)).toBe('oidc_expired');

  // Somebody else's callback, sent to a person who began nothing: it would log them in as another.
  const third = await signIn(new Browser(), subject, '/inbox', (url) => isCallback(url) || isPage(url));
  const victim = new Browser();
  expect(problemOf((await victim.visit(third, { until: isPage })).url)).toBe('oidc_expired');
  for (const browser of [wrongState, tampered, victim]) {
    expect(browser.cookie(server.url, 'sb_refresh')).toBeUndefined();
  }
});

test('a callback works once, even with its cookie', async () => {
  const browser = new Browser();
  const callback = await signIn(browser, person().subject, '/inbox', (url) => isCallback(url) || isPage(url));
  const cookie = browser.cookie(server.url, 'sb_oidc') ?? '';
  expect((await browser.visit(callback, { until: isPage })).url).toBe(`${server.url}/inbox`);
  const replay = new Browser();
  replay.setCookie(server.url, 'sb_oidc', cookie);
  expect(problemOf((await replay.visit(callback, { until: isPage })).url)).toBe('oidc_failed');
  expect(replay.cookie(server.url, 'sb_refresh')).toBeUndefined();
});

test('whoever says no at the provider comes back with a reason', async () => {
  const browser = new Browser();
  const logIn = await browser.visit(startUrl);
  const abort = `${logIn.url}/abort`;
  expect(problemOf((await browser.visit(abort, { until: isPage })).url)).toBe('oidc_denied');
});

test('the way back leads to this site only', async () => {
  for (const returnTo of [
    'https://evil.example',
    '//evil.example',
    '/.//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:1',
  ]) {
    const browser = new Browser();
    const end = await signIn(browser, person().subject, returnTo);
    expect(new URL(end).origin).toBe(server.url);
  }
});

test('other methods and paths are refused', async () => {
  expect((await fetch(startUrl, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${server.url}/auth/oidc/other`)).status).toBe(404);
});

test("the sign-in's cookie is no access token, and an access token no sign-in", async () => {
  const browser = new Browser();
  await browser.visit(startUrl);
  const cookie = browser.cookie(server.url, 'sb_oidc') ?? '';
  expect(cookie.split('.')).toHaveLength(3);
  await expect(new ApiClient(server.url, cookie).run('{ viewer { id } }')).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});
