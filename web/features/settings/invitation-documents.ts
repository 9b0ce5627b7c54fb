import { graphql } from '@/gql';

export const InvitationFragment = graphql(`
  fragment Invitations_invitationFragment on Invitation {
    id
    email
    role
    status
    expiresAt
  }
`);

export const InvitationList = graphql(`
  query InvitationList {
    invitations(first: 100, status: [OPEN, EXPIRED]) {
      nodes {
        ...Invitations_invitationFragment
      }
    }
  }
`);

export const ResendInvitation = graphql(`
  mutation ResendInvitation($input: ResendInvitationInput!) {
    resendInvitation(input: $input) {
      url
      invitation {
        ...Invitations_invitationFragment
      }
    }
  }
`);

export const RevokeInvitation = graphql(`
  mutation RevokeInvitation($input: RevokeInvitationInput!) {
    revokeInvitation(input: $input) {
      invitation {
        ...Invitations_invitationFragment
      }
    }
  }
`);
