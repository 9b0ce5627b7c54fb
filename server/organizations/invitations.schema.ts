import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { readId } from '../graphql/ids.ts';
import { Invitation, InvitationStatus } from './invitation.schema.ts';
import { findInvitation, listInvitations, resendInvitation, revokeInvitation } from './sent-invitations.service.ts';

builder.queryFields((t) => ({
  invitation: t.field({
    type: Invitation,
    nullable: true,
    description: 'One invitation.',
    authScopes: { permission: 'members:read' },
    args: { id: t.arg.id({ required: true, description: 'inv_…' }) },
    resolve: (_root, { id }, { actor }) => findInvitation(actor, readId('Invitation', id)),
  }),
  invitations: t.connection({
    type: Invitation,
    description: 'Invitations to the organization, newest first.',
    authScopes: { permission: 'members:read' },
    args: { status: t.arg({ type: [InvitationStatus], description: 'Any of these; without it, all.' }) },
    resolve: async (_root, { status, ...args }, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listInvitations(actor, status ?? null, page));
    },
  }),
}));

const InvitationPayload = builder.simpleObject('InvitationPayload', {
  description: 'The invitation as it is now.',
  fields: (t) => ({
    invitation: t.field({ type: Invitation, description: 'The invitation.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const ResendInvitationPayload = builder.simpleObject('ResendInvitationPayload', {
  description: 'The invitation that was sent again.',
  fields: (t) => ({
    invitation: t.field({ type: Invitation, description: 'The invitation.' }),
    url: t.string({ description: 'Where the invited person accepts from now on; the mail carries the same address.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const RevokeInvitationInput = builder.inputType('RevokeInvitationInput', {
  description: 'Names the invitation to revoke.',
  fields: (t) => ({ id: t.id({ required: true, description: 'inv_…' }) }),
});

const ResendInvitationInput = builder.inputType('ResendInvitationInput', {
  description: 'Names the invitation to send again.',
  fields: (t) => ({ id: t.id({ required: true, description: 'inv_…' }) }),
});

builder.mutationFields((t) => ({
  revokeInvitation: t.field({
    type: InvitationPayload,
    description: 'Revokes an invitation: it cannot be accepted any more.',
    authScopes: { permission: 'members:write' },
    args: { input: t.arg({ type: RevokeInvitationInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await revokeInvitation(actor, readId('Invitation', input.id));
      return { invitation: value, cursor };
    },
  }),
  resendInvitation: t.field({
    type: ResendInvitationPayload,
    description: 'Sends an open or expired invitation again, under a new address and for another seven days.',
    authScopes: { permission: 'members:write' },
    args: { input: t.arg({ type: ResendInvitationInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await resendInvitation(actor, readId('Invitation', input.id));
      return { ...value, cursor };
    },
  }),
}));
