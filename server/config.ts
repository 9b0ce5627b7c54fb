import { z } from 'zod';
import type { OpenAiConfig } from './ai/openai.ts';
import { aiVariables, openAiConfig } from './config-ai.ts';
import { ConfigError } from './config-error.ts';
import { type MailConfig, mailConfig, type OidcConfig, oidcConfig, signInVariables } from './config-sign-in.ts';

export { ConfigError };

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const roles = ['api', 'worker', 'web'] as const;

const databaseUrl = z
  .url({
    protocol: /^postgres(ql)?$/,
    hostname: /./,
    error: 'a URL such as postgres://user:password@host:5432/database',
  })
  .optional();

const redisUrl = z
  .url({ protocol: /^rediss?$/, hostname: /./, error: 'a URL such as redis://user:password@host:6379' })
  .refine((url) => /^(\/\d{0,3})?$/.test(new URL(url).pathname), {
    error: 'a database number behind the host, as in redis://host/0',
  })
  .optional();

const secretList = z
  .string()
  .transform(list)
  .refine((secrets) => secrets.length > 0 && secrets.every((secret) => secret.length >= 32), {
    error: 'comma-separated secrets of at least 32 characters each',
  })
  .optional();

const proxies = 'the number of proxies in front, 0 to 10';

const drain = 'a number of seconds, 0 to 60';

const sockets = 'a number of WebSocket connections, at least 1';
const connections = z.coerce.number({ error: sockets }).int(sockets).min(1, sockets);
const heartbeats = 'seconds, 0.1 to 300';

const variables = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number({ error: 'a port number, 0 to 65535' }).int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'an http or https URL' }).optional(),
  POSTGRES_URL: databaseUrl,
  DATA_DIR: z.string().min(1).default('.data'),
  AUTH_SECRET: secretList,
  REDIS_URL: redisUrl,
  ROLES: z
    .string()
    .default('api,worker,web')
    .transform(list)
    .pipe(z.array(z.enum(roles, { error: 'a comma-separated list of api, worker and web' })).min(1)),
  PLATFORM_ADMIN_EMAILS: z
    .string()
    .default('')
    .transform((text) => list(text).map((email) => email.toLowerCase())),
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform(list)
    .pipe(z.array(z.url({ protocol: /^https?$/, error: 'comma-separated origins such as https://www.example.com' }))),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'trace, debug, info, warn, error, fatal or silent',
    })
    .default('info'),
  DEMO: z.enum(['0', '1'], { error: '0 or 1' }).optional(),
  RATE_LIMITS: z.enum(['on', 'off'], { error: 'on or off' }).default('on'),
  PERSISTED_ONLY: z.enum(['0', '1'], { error: '0 or 1' }).default('0'),
  TRUST_PROXY: z.coerce.number({ error: proxies }).int(proxies).min(0, proxies).max(10, proxies).default(0),
  CONNECTIONS_PER_VIEWER: connections.default(100),
  CONNECTIONS_PER_ORGANIZATION: connections.default(10_000),
  DRAIN_SECONDS: z.coerce.number({ error: drain }).int(drain).min(0, drain).max(60, drain).optional(),
  ATTEMPT_LIMITS: z.enum(['on', 'off'], { error: 'on or off' }).default('on'),
  PRESENCE_HEARTBEAT_SECONDS: z.coerce
    .number({ error: heartbeats })
    .min(0.1, heartbeats)
    .max(300, heartbeats)
    .default(20),
  EGRESS_ALLOW: z.string().default('').transform(list),
  ...signInVariables,
  ...aiVariables,
});

export type Config = {
  production: boolean;
  port: number;
  host: string;
  publicUrl: string | null;
  databaseUrl: string | null;
  /** Carries events between processes; null: there is one process. */
  redisUrl: string | null;
  dataDir: string;
  authSecrets: string[] | null;
  roles: ReadonlySet<(typeof roles)[number]>;
  platformAdminEmails: string[];
  allowedOrigins: string[];
  demo: boolean;
  rateLimits: boolean;
  /** Only the operations of the web app's own documents are executed. */
  persistedOnly: boolean;
  mail: MailConfig | null;
  oidc: OidcConfig | null;
  /** How many proxies stand in front and write X-Forwarded-For. */
  trustProxy: number;
  attemptLimits: boolean;
  /** Most WebSocket connections of this process. */
  connections: { perViewer: number; perOrganization: number };
  /** For how long a process that ends still serves, while its clients go elsewhere. */
  drainMs: number;
  /** Null: no model answers. */
  openAi: OpenAiConfig | null;
  /** Hosts (`host` or `host:port`) that may be reached although they are not public. */
  egressAllow: string[];
  /** How often an open inbox says what it shows. */
  presenceHeartbeatMs: number;
};

const secretNames = new Set(['AUTH_SECRET', 'SMTP_URL', 'OIDC_CLIENT_SECRET', 'OPENAI_API_KEY']);

/** Secrets and URLs with credentials are never repeated in an error. */
function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'not set';
  if (secretNames.has(name)) return `a value of ${value.length} characters`;
  return JSON.stringify(value.replace(/\/\/[^@/]*@/, '//…@'));
}

/** It signs and verifies nothing. */
const servesPagesAlone = (served: readonly string[]) => served.every((role) => role === 'web');

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError with one line that names the variable, what it got and what it takes
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // An empty variable is one that is not set: Compose files and shells pass them on like that.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const source: NodeJS.ProcessEnv = {
    ...(given as NodeJS.ProcessEnv),
    POSTGRES_URL: given.POSTGRES_URL ?? given.DATABASE_URL,
    AUTH_SECRET: given.AUTH_SECRET ?? given.NEXTAUTH_SECRET,
    PUBLIC_URL: given.PUBLIC_URL ?? given.NEXTAUTH_URL,
  };
  const parsed = variables.safeParse(source);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'environment');
    const takes = issue?.message ?? 'another value';
    throw new ConfigError(`${name} is ${shown(name, source[name as keyof typeof source])}; it takes ${takes}.`);
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  if (production && !values.AUTH_SECRET && !servesPagesAlone(values.ROLES)) {
    throw new ConfigError(
      'AUTH_SECRET is not set; with NODE_ENV=production it takes a secret of at least 32 characters.',
    );
  }
  if (production && values.ATTEMPT_LIMITS === 'off') {
    throw new ConfigError('ATTEMPT_LIMITS is "off"; with NODE_ENV=production it takes on.');
  }
  return {
    production,
    port: values.PORT,
    host: values.HOST ?? (production ? '::' : '127.0.0.1'),
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    databaseUrl: values.POSTGRES_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    dataDir: values.DATA_DIR,
    authSecrets: values.AUTH_SECRET ?? null,
    roles: new Set(values.ROLES),
    platformAdminEmails: values.PLATFORM_ADMIN_EMAILS,
    allowedOrigins: values.ALLOWED_ORIGINS,
    demo: values.DEMO === undefined ? !production : values.DEMO === '1',
    rateLimits: values.RATE_LIMITS === 'on',
    persistedOnly: values.PERSISTED_ONLY === '1',
    mail: mailConfig(values),
    oidc: oidcConfig(values, production),
    trustProxy: values.TRUST_PROXY,
    attemptLimits: values.ATTEMPT_LIMITS === 'on',
    connections: { perViewer: values.CONNECTIONS_PER_VIEWER, perOrganization: values.CONNECTIONS_PER_ORGANIZATION },
    drainMs: (values.DRAIN_SECONDS ?? (production ? 5 : 0)) * 1000,
    openAi: openAiConfig(values),
    egressAllow: values.EGRESS_ALLOW,
    presenceHeartbeatMs: values.PRESENCE_HEARTBEAT_SECONDS * 1000,
  };
}
