import type { CombinedError } from '@urql/core';
import { authExchange } from '@urql/exchange-auth';
import { session } from '../session/session';
import { serverNowMs } from './request';

function isUnauthenticated(error: CombinedError): boolean {
  return error.graphQLErrors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');
}

/** Puts the token and the organization on every request, and renews the token before it ends or when it is refused. */
export function createAuthExchange(organizationId: string, userId: string) {
  return authExchange(async ({ appendHeaders }) => ({
    addAuthToOperation(operation) {
      const state = session.get();
      // Another person may have logged in in this browser: what this one wrote never goes out in their name.
      if (state.status !== 'signedIn' || state.user.id !== userId) return operation;
      return appendHeaders(operation, {
        authorization: `Bearer ${state.accessToken}`,
        'x-organization-id': organizationId,
      });
    },
    willAuthError() {
      const state = session.get();
      return state.status === 'signedIn' && state.expiresAt - serverNowMs() < 10_000;
    },
    didAuthError: isUnauthenticated,
    refreshAuth: session.renew,
  }));
}
