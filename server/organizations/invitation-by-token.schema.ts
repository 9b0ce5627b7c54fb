import { builder } from '../graphql/builder.ts';
import { Role } from '../graphql/enums.ts';
import { type ShownInvitation, showInvitation } from './invitations.service.ts';

const InvitationByToken = builder.objectRef<ShownInvitation>('InvitationByToken').implement({
  description: 'An open invitation as the invited person sees it before joining.',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'The address that is invited.' }),
    role: t.expose('role', { type: Role, description: 'What the new member may do.' }),
    organizationName: t.exposeString('organizationName', { description: 'The organization that invites.' }),
    inviterName: t.exposeString('inviterName', {
      nullable: true,
      description: 'Who invites; null when an API key did, or the person is gone.',
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it holds.' }),
    hasAccount: t.exposeBoolean('hasAccount', {
      description: 'Whether the address has an account: its owner logs in to join, and nobody chooses a password.',
    }),
  }),
});

builder.queryField('invitationByToken', (t) =>
  t.field({
    type: InvitationByToken,
    description: 'What an open invitation says to whoever holds its token.',
    authScopes: { public: true },
    args: { token: t.arg.string({ required: true, description: 'From the address in the mail.' }) },
    resolve: (_root, { token }) => showInvitation({ token }),
  }),
);
