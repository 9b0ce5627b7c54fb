import { graphql } from '@/gql';

export const SessionFragment = graphql(`
  fragment Account_sessionFragment on Session {
    id
    userAgent
    ip
    current
    createdAt
    lastUsedAt
    endedAt
  }
`);

export const AccountQuery = graphql(`
  query Account {
    viewer {
      id
      email
      emailVerified
      hasPassword
      sessions {
        ...Account_sessionFragment
      }
      accounts {
        id
        provider
        createdAt
      }
    }
  }
`);

export const UpdateViewer = graphql(`
  mutation UpdateViewer($input: UpdateViewerInput!) {
    updateViewer(input: $input) {
      viewer {
        id
        name
        user {
          id
          name
          locale
        }
      }
    }
  }
`);

export const ChangeEmail = graphql(`
  mutation ChangeEmail($input: ChangeEmailInput!) {
    changeEmail(input: $input) {
      email
    }
  }
`);

export const RequestEmailVerification = graphql(`
  mutation RequestEmailVerification {
    requestEmailVerification {
      sent
    }
  }
`);

export const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      ok
    }
  }
`);

export const EndSession = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      session {
        ...Account_sessionFragment
      }
    }
  }
`);

export const EndOtherSessions = graphql(`
  mutation EndOtherSessions {
    endOtherSessions {
      ended
    }
  }
`);

export const DisconnectAccount = graphql(`
  mutation DisconnectAccount($input: DisconnectAccountInput!) {
    disconnectAccount(input: $input) {
      deletedId
    }
  }
`);
