import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import type { OidcConfig } from '../config-sign-in.ts';
import type { OidcRequest } from './tokens.ts';

const timeoutSeconds = 8;
/** A provider's keys and addresses change rarely, but they do. */
const metadataMs = 60 * 60 * 1000;

/** What the provider says about a person. */
export type OidcIdentity = {
  issuer: string;
  subject: string;
  /** Only an address that the provider has verified. */
  email: string | null;
  name: string | null;
  locale: string | null;
  scope: string | null;
};

/** The provider does not answer, or not as a provider should. */
export class OidcUnreachableError extends Error {}

export type OidcClient = {
  /** Where the browser goes to log in, and what it has to bring back. */
  begin: (returnTo: string) => Promise<{ url: URL; request: OidcRequest }>;
  /** @throws OidcUnreachableError; any other error when the answer does not belong to the request */
  complete: (callback: URL, request: OidcRequest) => Promise<OidcIdentity>;
};

const Claims = z.object({
  email: z.string().optional().catch(undefined),
  // Some providers send the word instead of the boolean.
  email_verified: z
    .union([z.boolean(), z.literal('true').transform(() => true)])
    .optional()
    .catch(undefined),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  locale: z.string().optional().catch(undefined),
});

/** As the specification says: what the provider names, and Basic where it names nothing. */
function clientAuth(secret: string): ClientAuth {
  const [post, basic] = [ClientSecretPost(secret), ClientSecretBasic(secret)];
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const usesPost = methods?.includes('client_secret_post') && !methods.includes('client_secret_basic');
    return (usesPost ? post : basic)(server, client, body, headers);
  };
}

/**
 * The provider's client: authorization code with PKCE, state and nonce. The provider is asked for its addresses when
 * somebody logs in, not when the server starts: it may be down then.
 */
export function createOidcClient(config: OidcConfig, redirectUri: () => string): OidcClient {
  let known: { configuration: Promise<Configuration>; until: number } | null = null;

  const discovered = async (): Promise<Configuration> => {
    if (!known || known.until < Date.now()) {
      const issuer = new URL(config.issuer);
      const configuration = discovery(issuer, config.clientId, undefined, clientAuth(config.clientSecret), {
        timeout: timeoutSeconds,
        // config.ts takes plain http outside production only.
        ...(issuer.protocol === 'http:' && { execute: [allowInsecureRequests] }),
      });
      known = { configuration, until: Date.now() + metadataMs };
    }
    try {
      return await known.configuration;
    } catch (error) {
      known = null;
      throw new OidcUnreachableError('the provider could not be discovered', { cause: error });
    }
  };

  return {
    async begin(returnTo) {
      const configuration = await discovered();
      const verifier = randomPKCECodeVerifier();
      const request = { state: randomState(), nonce: randomNonce(), verifier, returnTo };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri(),
        scope: 'openid email profile',
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: request.state,
        nonce: request.nonce,
      });
      return { url, request };
    },

    async complete(callback, { state, nonce, verifier }) {
      const configuration = await discovered();
      const tokens = await reaching(() =>
        authorizationCodeGrant(configuration, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        }),
      );
      const idClaims = tokens.claims();
      if (!idClaims) throw new Error('the provider sent no id token');
      const subject = idClaims.sub;
      const more = idClaims.email
        ? {}
        : await reaching(() => fetchUserInfo(configuration, tokens.access_token, subject));
      const claims = Claims.parse({ ...more, ...idClaims });
      return {
        issuer: configuration.serverMetadata().issuer,
        subject,
        email: claims.email_verified === true ? (claims.email ?? null) : null,
        name: claims.name ?? claims.preferred_username ?? null,
        locale: claims.locale ?? null,
        scope: tokens.scope ?? null,
      };
    },
  };
}

/** A request that got no answer is told apart from an answer that says no. */
async function reaching<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    if (error instanceof TypeError || name === 'TimeoutError' || code === 'OAUTH_TIMEOUT') {
      throw new OidcUnreachableError('the provider did not answer', { cause: error });
    }
    throw error;
  }
}
