import type { CombinedError } from '@urql/core';
import { authExchange } from '@urql/exchange-auth';
import { session } from '../session/session';

function isUnauthenticated(error: CombinedError): boolean {
  return error.graphQLErrors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');
}

/** Puts the token and the organization on every request, and renews the token before it ends or when it is refused. */
export function createAuthExchange(organizationId: string) {
  return authExchange(async ({ appendHeaders }) => ({
    addAuthToOperation(operation) {
      const state = session.get();
      if (state.status !== 'signedIn') return operation;
      return appendHeaders(operation, {
        authorization: `Bearer ${state.accessToken}`,
        'x-organization-id': organizationId,
      });
    },
    willAuthError() {
      const state = session.get();
      return state.status === 'signedIn' && state.expiresAt - Date.now() < 10_000;
    },
    didAuthError: isUnauthenticated,
    refreshAuth: session.renew,
  }));
}
