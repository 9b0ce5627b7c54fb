import type { Server } from 'node:http';
import path from 'node:path';
import { configureAttempts } from './auth/attempts.ts';
import { generatedAuthSecret } from './auth/auth-secret.ts';
import { forgetHere } from './auth/identities.ts';
import { createOidcClient } from './auth/oidc.ts';
import { createOidcRoutes, oidcCallback, oidcPath } from './auth/oidc-routes.ts';
import { setPlatformAdminEmails } from './auth/platform-admins.ts';
import { allowCookiesFrom } from './auth/refresh-cookie.ts';
import { configureSealing } from './auth/sealing.ts';
import { setAuthSecrets } from './auth/tokens.ts';
import { configureBilling } from './billing/billing-mode.ts';
import { startTurningTerms } from './billing/terms.jobs.ts';
import type { Config } from './config.ts';
import { startWakingConversations } from './conversations/snooze.jobs.ts';
import { disconnectDatabase } from './db/client.ts';
import type { DemoAccount } from './demo/demo.ts';
import { startWatchingFeeds } from './events/feed-watch.ts';
import { startTrimmingEvents } from './events/trim.jobs.ts';
import { createEndpoint } from './graphql/endpoint.ts';
import { trustAll, trustOnly } from './graphql/trusted-documents.ts';
import { answeredWorkDone } from './http/after-answer.ts';
import { guardBody } from './http/graphql-guard.ts';
import { healthz, nothingHere, publicConfig, readyz } from './http/health.ts';
import { setPublicUrl } from './http/public-url.ts';
import { trustProxies } from './http/request.ts';
import { listen, type Routing } from './http/server.ts';
import { startExpiringKeys } from './idempotency/expire.jobs.ts';
import { configureMail } from './mail/mail.ts';
import { configurePresence } from './presence/presence-settings.ts';
import { configureRateLimits } from './rate-limits/rate-limits.ts';
import { joinProcesses } from './redis/processes.ts';
import { createRestHandler } from './rest/handler.ts';
import { createSocketEndpoint } from './sockets/endpoint.ts';
import { startRollingUpUsage } from './usage/rollup.jobs.ts';

const drainMs = 3000;

/** Written by codegen from the documents of the web app. */
const trustedDocuments = new URL('../web/gql/persisted-documents.json', import.meta.url);

export type Listening = { server: Server; port: number; url: string; routing: Routing };

/** Takes the port and answers `/healthz`; everything else says "starting" until it is attached. */
export async function openPort(config: Config, development: boolean): Promise<Listening> {
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const { server, port, routing } = await listen(config, { development, secure });
  const url = config.publicUrl ?? `http://localhost:${port}`;
  setPublicUrl(url);
  trustProxies(config.trustProxy);
  routing.handlers.set('/healthz', healthz);
  const prefixes = ['/graphql', ...(config.roles.has('web') ? ['/'] : [])];
  routing.handlers.set(
    '/readyz',
    readyz(() => {
      if (routing.draining) return 'draining';
      return prefixes.every((prefix) => routing.handlers.has(prefix)) ? 'serving' : 'starting';
    }),
  );
  return { server, port, url, routing };
}

/** What services need besides the database. @returns how to let go of it */
export async function configureServices(config: Config): Promise<() => Promise<void>> {
  const leaveProcesses = joinProcesses(config.redisUrl);
  const secrets = config.authSecrets ?? [await generatedAuthSecret(config.dataDir)];
  setAuthSecrets(secrets);
  forgetHere({}); // they were proven by the secrets before
  configureSealing(secrets);
  allowCookiesFrom(config.allowedOrigins);
  configureRateLimits(config.rateLimits);
  if (config.persistedOnly) trustOnly(trustedDocuments);
  else trustAll();
  setPlatformAdminEmails(config.platformAdminEmails);
  configureBilling({ instantCheckout: config.demo });
  configureMail({ folder: path.join(config.dataDir, 'mail'), smtp: config.mail });
  configureAttempts({ enabled: config.attemptLimits });
  configurePresence({ heartbeatMs: config.presenceHeartbeatMs });
  return leaveProcesses;
}

/** Work that nobody asks for by a request. @returns how to stop it */
export function startWorker(): () => Promise<void> {
  const stops = [
    startWakingConversations(),
    startExpiringKeys(),
    startTurningTerms(),
    startRollingUpUsage(),
    startTrimmingEvents(),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

export type Api = {
  /** Sends clients elsewhere while everything is still served: `/readyz` is red, and connections are not kept. */
  drain: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Attaches GraphQL (HTTP and WebSocket), REST and the public configuration. */
export function attachApi({ server, routing }: Listening, config: Config, demo: DemoAccount | null): Api {
  const stopWatchingFeeds = startWatchingFeeds();
  const endpoint = createEndpoint(config.allowedOrigins);
  const sockets = createSocketEndpoint(endpoint, config.connections);
  const rest = createRestHandler(endpoint, { allowedOrigins: config.allowedOrigins });
  routing.handlers.set('/graphql', guardBody(endpoint));
  routing.upgrades.set('/graphql', sockets.upgrade);
  routing.handlers.set('/api/v1', rest);
  routing.handlers.set('/api/docs', rest);
  if (!config.roles.has('web')) routing.handlers.set('/', nothingHere);
  routing.handlers.set('/config.json', publicConfig(demo, config.oidc));
  if (config.oidc) {
    routing.handlers.set(oidcPath, createOidcRoutes(createOidcClient(config.oidc, oidcCallback)));
  }
  const drain = async () => {
    routing.draining = true;
    await sockets.drain(config.drainMs);
  };
  const stop = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await sockets.close();
    server.closeIdleConnections();
    const force = setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    clearTimeout(force);
    await Promise.all([answeredWorkDone(), stopWatchingFeeds()]);
    await disconnectDatabase();
  };
  return { drain, stop };
}
