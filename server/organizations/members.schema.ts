import { AuthPayload, signedInPayload } from '../auth/auth.schema.ts';
import { User } from '../auth/user.schema.ts';
import { byCreation } from '../db/keyset.ts';
import { notFound } from '../errors.ts';
import type { Membership as MembershipRow, Organization as OrganizationRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { Role } from '../graphql/enums.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { DeletePayload } from '../graphql/payloads.ts';
import { organizationFor } from '../graphql/scoped-id.ts';
import { Invitation } from './invitation.schema.ts';
import { acceptInvitation, inviteMember } from './invitations.service.ts';
import { findMember, listMembers, removeMember, updateMember } from './members.service.ts';
import { Organization } from './organizations.schema.ts';

/** A person's memberships elsewhere come with their organization, which this request's scope does not show. */
function organizationOf(membership: MembershipRow & { organization?: OrganizationRow }): OrganizationRow | undefined {
  return membership.organization;
}

export const Membership = builder.prismaNode('Membership', {
  description: 'A person in an organization, with a role.',
  id: { resolve: (membership) => membership.id, description: 'mem_…' },
  findUnique: (id, { actor }) => ({
    organizationId_id: { organizationId: organizationFor(actor, 'members:read'), id },
  }),
  nullable: true,
  authScopes: { $any: { $granted: 'own', permission: 'members:read' } },
  fields: (t) => ({
    role: t.expose('role', { type: Role, description: 'What the member may do.' }),
    user: t.field({
      type: User,
      grantScopes: ['shown'],
      description: 'The person.',
      resolve: async (membership, _args, { loaders }) => {
        const user = await loaders.user.load(membership.userId);
        if (!user) throw notFound('User');
        return user;
      },
    }),
    organization: t.field({
      type: Organization,
      grantScopes: ['own'],
      description: 'The organization.',
      resolve: async (membership, _args, { loaders }) => {
        const organization = organizationOf(membership) ?? (await loaders.organization.load(membership.organizationId));
        if (!organization) throw notFound('Organization');
        return organization;
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when.' }),
  }),
});

builder.queryFields((t) => ({
  member: t.field({
    type: Membership,
    nullable: true,
    description: 'One member of the current organization.',
    authScopes: { permission: 'members:read' },
    args: { id: t.arg.id({ required: true, description: 'mem_…' }) },
    resolve: (_root, { id }, { actor }) => findMember(actor, readId('Membership', id)),
  }),
  members: t.connection({
    type: Membership,
    description: 'Members of the current organization, newest first.',
    authScopes: { permission: 'members:read' },
    resolve: async (_root, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listMembers(actor, page));
    },
  }),
}));

const MembershipPayload = builder.simpleObject('MembershipPayload', {
  description: 'The membership as it is now.',
  fields: (t) => ({
    membership: t.field({ type: Membership, description: 'The membership.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const InviteMemberPayload = builder.simpleObject('InviteMemberPayload', {
  description: 'The invitation that was sent.',
  fields: (t) => ({
    invitation: t.field({ type: Invitation, description: 'What is stored of it.' }),
    url: t.string({ description: 'Where the invited person accepts; the mail carries the same address.' }),
    email: t.string({ description: 'Where the mail went.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'Until when the invitation holds.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const InviteMemberInput = builder.inputType('InviteMemberInput', {
  description: 'Whom to invite.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'Where the invitation goes.' }),
    role: t.field({ type: Role, required: true, description: 'What the new member may do.' }),
  }),
});

const AcceptInvitationInput = builder.inputType('AcceptInvitationInput', {
  description: 'Somebody with an account logs in first; for a new address name and password make the account.',
  fields: (t) => ({
    token: t.string({ required: true, description: "The token in the invitation's address." }),
    name: t.string({ description: 'For a new account.' }),
    password: t.string({ description: 'For a new account, at least 12 characters.' }),
    locale: t.string({ description: 'For a new account: language of the interface and of mails, `en` or `sq`.' }),
  }),
});

const UpdateMemberInput = builder.inputType('UpdateMemberInput', {
  description: "A member's new role.",
  fields: (t) => ({
    id: t.id({ required: true, description: 'mem_…' }),
    role: t.field({ type: Role, required: true, description: 'The new role.' }),
  }),
});

const RemoveMemberInput = builder.inputType('RemoveMemberInput', {
  description: 'Names the member to remove.',
  fields: (t) => ({ id: t.id({ required: true, description: 'mem_…' }) }),
});

builder.mutationFields((t) => ({
  inviteMember: t.field({
    type: InviteMemberPayload,
    description: 'Invites somebody by mail; the invitation holds for seven days.',
    authScopes: { permission: 'members:write' },
    args: { input: t.arg({ type: InviteMemberInput, required: true, description: 'Whom.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await inviteMember(actor, input);
      const { email, expiresAt } = value.invitation;
      return { ...value, email, expiresAt, cursor };
    },
  }),
  acceptInvitation: t.field({
    type: AuthPayload,
    description: 'Joins the organization that sent the invitation, and logs in.',
    authScopes: { public: true },
    args: { input: t.arg({ type: AcceptInvitationInput, required: true, description: 'The token.' }) },
    resolve: async (_root, { input }, context) =>
      signedInPayload(context, await acceptInvitation(context.actor, input)),
  }),
  updateMember: t.field({
    type: MembershipPayload,
    description: "Changes a member's role. An organization always keeps an owner.",
    authScopes: { permission: 'members:write' },
    args: { input: t.arg({ type: UpdateMemberInput, required: true, description: 'Who and what.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await updateMember(actor, readId('Membership', input.id), input.role);
      return { membership: value, cursor };
    },
  }),
  removeMember: t.field({
    type: DeletePayload,
    description: 'Removes a member, or oneself. Their conversations become unassigned.',
    authScopes: { permission: 'members:read' },
    args: { input: t.arg({ type: RemoveMemberInput, required: true, description: 'Whom.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await removeMember(actor, readId('Membership', input.id));
      return { deletedId: encodeNodeId('Membership', value.id), cursor };
    },
  }),
}));
