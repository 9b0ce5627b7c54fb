import { graphql } from '@/gql';

export const MemberFragment = graphql(`
  fragment Members_membershipFragment on Membership {
    id
    role
    createdAt
    user {
      id
      name
      email
    }
  }
`);

export const MemberList = graphql(`
  query MemberList {
    members(first: 100) {
      nodes {
        ...Members_membershipFragment
      }
    }
  }
`);

export const InviteMember = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      url
      email
      expiresAt
    }
  }
`);

export const UpdateMember = graphql(`
  mutation UpdateMember($input: UpdateMemberInput!) {
    updateMember(input: $input) {
      membership {
        ...Members_membershipFragment
      }
    }
  }
`);

export const RemoveMember = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    removeMember(input: $input) {
      deletedId
    }
  }
`);
