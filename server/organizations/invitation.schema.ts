import { User } from '../auth/user.schema.ts';
import { builder } from '../graphql/builder.ts';
import { Role } from '../graphql/enums.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { invitationStatuses, statusOf } from './invitation-status.ts';

export const InvitationStatus = builder.enumType('InvitationStatus', {
  description: 'An OPEN invitation can be accepted; an EXPIRED one can be sent again; the others are history.',
  values: invitationStatuses,
});

export const Invitation = builder.prismaNode('Invitation', {
  description: 'A mail that asks somebody to join the organization.',
  id: { resolve: (invitation) => invitation.id, description: 'inv_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'members:read' },
  fields: (t) => ({
    email: t.exposeString('email', { description: 'Where the mail went.' }),
    role: t.expose('role', { type: Role, description: 'What the new member may do.' }),
    status: t.field({ type: InvitationStatus, description: 'Where it stands.', resolve: statusOf }),
    invitedBy: t.field({
      type: User,
      grantScopes: ['shown'],
      nullable: true,
      description: 'Who invites; null when an API key did, or the person is gone.',
      resolve: ({ invitedById }, _args, { loaders }) => (invitedById ? loaders.user.load(invitedById) : null),
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it holds.' }),
    acceptedAt: t.expose('acceptedAt', { type: 'DateTime', nullable: true, description: 'When it was accepted.' }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was revoked.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});
