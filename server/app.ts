import type { Server } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { configureOpenAi } from './ai/openai.ts';
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
import type { Config } from './config.ts';
import { disconnectDatabase } from './db/client.ts';
import type { DemoAccount } from './demo/demo.ts';
import { configureEgress } from './egress/guarded-fetch.ts';
import { createEndpoint } from './graphql/endpoint.ts';
import { trustAll, trustOnly } from './graphql/trusted-documents.ts';
import { answeredWorkDone } from './http/after-answer.ts';
import { guardBody } from './http/graphql-guard.ts';
import { healthz, nothingHere, publicConfig, readyz, readyzOfPages } from './http/health.ts';
import type { KeptConnections } from './http/kept-connections.ts';
import { setPublicUrl } from './http/public-url.ts';
import { trustProxies } from './http/request.ts';
import { listen, type Routing } from './http/server.ts';
import { takeFile } from './knowledge/upload-door.ts';
import { configureUploads } from './knowledge/upload-files.ts';
import { configureMail } from './mail/mail.ts';
import { configurePresence } from './presence/presence-settings.ts';
import { configureRateLimits } from './rate-limits/rate-limits.ts';
import { connectRedis } from './redis/redis.ts';
import { createRestHandler } from './rest/handler.ts';
import { createSocketEndpoint } from './sockets/endpoint.ts';

const drainMs = 3000;

/** Written by codegen from the documents of the web app. */
const trustedDocuments = new URL('../web/gql/persisted-documents.json', import.meta.url);

export type Listening = { server: Server; port: number; url: string; routing: Routing; kept: KeptConnections };

/** Takes the port and answers `/healthz`; everything else says "starting" until it is attached. */
export async function openPort(config: Config, development: boolean): Promise<Listening> {
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const { server, port, routing, kept } = await listen(config, { development, secure });
  const url = config.publicUrl ?? `http://localhost:${port}`;
  setPublicUrl(url);
  trustProxies(config.trustProxy);
  routing.handlers.set('/healthz', healthz);
  const prefixes = ['/', ...(config.roles.has('api') ? ['/graphql'] : [])];
  const phase = () => {
    if (routing.draining) return 'draining';
    return prefixes.every((prefix) => routing.handlers.has(prefix)) ? 'serving' : 'starting';
  };
  routing.handlers.set('/readyz', usesDatabase(config) ? readyz(phase) : readyzOfPages(phase));
  return { server, port, url, routing, kept };
}

/** A process that serves pages alone needs no database: browsers ask an API process. */
export function usesDatabase({ roles }: Config): boolean {
  return roles.has('api') || roles.has('worker');
}

/** What services need besides the database. */
export async function configureServices(config: Config): Promise<void> {
  await connectRedis(config.redisUrl); // before what counts
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
  configureUploads({ dataDir: config.dataDir });
  configureEgress({ allow: config.egressAllow });
  await configureOpenAi(config.openAi);
  configurePresence({ heartbeatMs: config.presenceHeartbeatMs });
}

/** What a process of any role answers besides `/healthz` and `/readyz`. */
export function attachCommon({ routing }: Listening, { roles, oidc }: Config, demo: DemoAccount | null): void {
  if (roles.has('api') || roles.has('web')) routing.handlers.set('/config.json', publicConfig(demo, oidc));
  if (!roles.has('web')) routing.handlers.set('/', nothingHere);
}

/** Takes no more connections, lets clients go, and then what is being answered end. */
export async function closeServer({ server }: Listening, letGo = async () => {}): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await letGo();
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(force);
}

/** `drain` sends clients elsewhere while everything is still served; `stop` ends. */
export type Serving = { drain: () => Promise<void>; stop: () => Promise<void> };

/** Attaches GraphQL (HTTP and WebSocket) and REST. */
export function attachApi(listening: Listening, config: Config): Serving {
  const { routing } = listening;
  const endpoint = createEndpoint(config.allowedOrigins);
  const sockets = createSocketEndpoint(endpoint, config.connections);
  const rest = createRestHandler(endpoint, { allowedOrigins: config.allowedOrigins });
  routing.handlers.set('/graphql', guardBody(endpoint));
  routing.upgrades.set('/graphql', sockets.upgrade);
  routing.handlers.set('/uploads', takeFile);
  routing.handlers.set('/api/v1', rest);
  routing.handlers.set('/api/docs', rest);
  if (config.oidc) {
    routing.handlers.set(oidcPath, createOidcRoutes(createOidcClient(config.oidc, oidcCallback)));
  }
  const stop = async () => {
    await closeServer(listening, sockets.close);
    await answeredWorkDone();
    await disconnectDatabase();
  };
  return { drain: () => sockets.drain(config.drainMs), stop };
}

/** A process without the API: its HTTP connections alone are let go. */
export function serveWithoutApi(listening: Listening, { drainMs: noticeMs }: Config): Serving {
  return { drain: () => sleep(noticeMs), stop: () => closeServer(listening) };
}
