import { graphql } from '@/gql';

export const AuthFragment = graphql(`
  fragment Session_authPayloadFragment on AuthPayload {
    accessToken
    expiresAt
    user {
      id
      name
      email
      locale
    }
    organization {
      id
      name
    }
  }
`);

export const RefreshSession = graphql(`
  mutation RefreshSession($organizationId: ID) {
    refreshSession(input: { organizationId: $organizationId }) {
      ...Session_authPayloadFragment
    }
  }
`);

export const LogOut = graphql(`
  mutation LogOut {
    logOut {
      ok
    }
  }
`);
