import { parse } from 'graphql';
import { invitation } from '../fragments.ts';
import type { Route } from '../route.ts';

export const invitationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/invitations',
    status: 200,
    summary: 'List invitations',
    document: parse(`
      query ListInvitations($first: Int, $after: String, $status: [InvitationStatus!]) {
        invitations(first: $first, after: $after, status: $status) {
          nodes { ...Invitation } pageInfo { hasNextPage endCursor }
        }
      }
      ${invitation}
    `),
    answer: 'invitations',
  },
  {
    method: 'POST',
    path: '/invitations',
    status: 201,
    summary: 'Invite somebody',
    document: parse(`
      mutation InviteMember($input: InviteMemberInput!) {
        inviteMember(input: $input) { invitation { ...Invitation } url cursor }
      }
      ${invitation}
    `),
    answer: 'inviteMember.invitation',
    extra: { url: 'inviteMember.url' },
    example: { email: 'besa@acme.example', role: 'AGENT' },
  },
  {
    method: 'GET',
    path: '/invitations/:id',
    status: 200,
    summary: 'Read an invitation',
    document: parse(`query ReadInvitation($id: ID!) { invitation(id: $id) { ...Invitation } } ${invitation}`),
    answer: 'invitation',
  },
  {
    method: 'POST',
    path: '/invitations/:id/resend',
    status: 200,
    summary: 'Send an invitation again',
    document: parse(`
      mutation ResendInvitation($input: ResendInvitationInput!) {
        resendInvitation(input: $input) { invitation { ...Invitation } url cursor }
      }
      ${invitation}
    `),
    answer: 'resendInvitation.invitation',
    extra: { url: 'resendInvitation.url' },
    example: {},
  },
  {
    method: 'DELETE',
    path: '/invitations/:id',
    status: 204,
    summary: 'Revoke an invitation',
    document: parse(`
      mutation RevokeInvitation($input: RevokeInvitationInput!) { revokeInvitation(input: $input) { cursor } }
    `),
  },
];
