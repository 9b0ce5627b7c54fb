import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const oidcClient = { id: 'switchboard', secret: 'a secret between two parties' };

export type Claims = { email?: string; email_verified?: boolean; name?: string };

/** A real OpenID Connect provider on a free port of this machine. Nobody answers there until it is started. */
export async function reserveOidcProvider() {
  const reserved = createServer().listen(0, '127.0.0.1');
  await once(reserved, 'listening');
  const { port } = reserved.address() as AddressInfo;
  reserved.close();
  await once(reserved, 'close');
  const issuer = `http://127.0.0.1:${port}`;
  const people = new Map<string, Claims>();
  let http: Server | undefined;
  return {
    issuer,
    /** By subject: who can log in there (with any password), and what is said about them. */
    people,
    start: async (redirectUri: string) => {
      http = createServer(providerOf(issuer, redirectUri, people).callback()).listen(port, '127.0.0.1');
      await once(http, 'listening');
    },
    stop: async () => {
      http?.closeAllConnections();
      http?.close();
    },
  };
}

function providerOf(issuer: string, redirectUri: string, people: Map<string, Claims>): Provider {
  return new Provider(issuer, {
    clients: [{ client_id: oidcClient.id, client_secret: oidcClient.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key for the cookies of the test'] },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: async () => ({ sub: accountId, ...people.get(accountId) }),
    }),
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  });
}
