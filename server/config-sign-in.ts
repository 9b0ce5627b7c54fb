import { z } from 'zod';
import { ConfigError } from './config-error.ts';

const sender = /^(?:[^<>"@\r\n]{0,120} ?<([^<>\s@]+@[^<>\s@]+)>|[^<>\s@]+@[^<>\s@]+)$/;

/** Variables of mail and of sign-in at an OpenID Connect provider. */
export const signInVariables = {
  SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      hostname: /./,
      error: 'a URL such as smtp://user:password@host:587 or smtps://user:password@host:465',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .trim()
    .regex(sender, { error: 'an address such as support@example.com, or Name <support@example.com>' })
    .optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'the https URL of an OpenID Connect provider' }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(500, { error: 'at most 500 characters' }).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).max(500, { error: 'at most 500 characters' }).optional(),
  OIDC_NAME: z.string().trim().min(1).max(40, { error: 'a name of at most 40 characters' }).optional(),
};

type Values = z.output<z.ZodObject<typeof signInVariables>>;

export type MailConfig = { url: string; from: string };

/** @throws ConfigError when an SMTP server is given without a sender */
export function mailConfig({ SMTP_URL, MAIL_FROM }: Values): MailConfig | null {
  if (!SMTP_URL) return null;
  if (!MAIL_FROM) {
    throw new ConfigError('MAIL_FROM is not set; with SMTP_URL it takes the address that mails come from.');
  }
  return { url: SMTP_URL, from: MAIL_FROM };
}

export type OidcConfig = { issuer: string; clientId: string; clientSecret: string; name: string };

const oidcNames = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** @throws ConfigError when some of its variables are missing, or the provider is not reached over TLS in production */
export function oidcConfig(values: Values, production: boolean): OidcConfig | null {
  const missing = oidcNames.filter((name) => !values[name]);
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = values;
  if (missing.length === oidcNames.length) return null;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) {
    const given = oidcNames.filter((name) => values[name]);
    throw new ConfigError(
      `${missing[0]} is not set; with ${given.join(' and ')} it takes a value, or set none of them.`,
    );
  }
  const { protocol, host } = new URL(OIDC_ISSUER);
  if (production && protocol !== 'https:') {
    throw new ConfigError(`OIDC_ISSUER is "${protocol}//${host}"; with NODE_ENV=production it takes an https URL.`);
  }
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME ?? host,
  };
}
