import { builder } from '../graphql/builder.ts';
import { AuthPayload, signedInPayload } from './auth.schema.ts';
import { requestPasswordReset, resetPassword } from './password-reset.service.ts';
import { changePassword } from './passwords.service.ts';

const OkPayload = (name: string, description: string) =>
  builder.simpleObject(name, { description, fields: (t) => ({ ok: t.boolean({ description: 'Always true.' }) }) });

const RequestPasswordResetPayload = OkPayload(
  'RequestPasswordResetPayload',
  'The same for every address, whether it has an account or not.',
);
const ChangePasswordPayload = OkPayload('ChangePasswordPayload', 'The password was changed.');

const RequestPasswordResetInput = builder.inputType('RequestPasswordResetInput', {
  description: 'Whose password was forgotten.',
  fields: (t) => ({ email: t.string({ required: true, description: 'The address of the account.' }) }),
});

const ResetPasswordInput = builder.inputType('ResetPasswordInput', {
  description: 'A new password, with the proof from a mail.',
  fields: (t) => ({
    token: t.string({ required: true, description: "The token in the mail's address." }),
    password: t.string({ required: true, description: 'The new password, at least 12 characters.' }),
  }),
});

const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  description: 'The old password and the new one.',
  fields: (t) => ({
    currentPassword: t.string({ required: true, description: 'The password as it is.' }),
    newPassword: t.string({ required: true, description: 'The new password, at least 12 characters.' }),
  }),
});

builder.mutationFields((t) => ({
  requestPasswordReset: t.field({
    type: RequestPasswordResetPayload,
    description: 'Sends a mail to choose a new password to the address, if it has an account. It holds for one hour.',
    authScopes: { public: true },
    args: { input: t.arg({ type: RequestPasswordResetInput, required: true, description: 'Whose.' }) },
    resolve: async (_root, { input }, { actor }) => {
      await requestPasswordReset(actor, input);
      return { ok: true };
    },
  }),
  resetPassword: t.field({
    type: AuthPayload,
    description: 'Sets a new password with the token of a mail, ends every session, and logs in.',
    authScopes: { public: true },
    args: { input: t.arg({ type: ResetPasswordInput, required: true, description: 'Token and password.' }) },
    resolve: async (_root, { input }, context) => signedInPayload(context, await resetPassword(context.actor, input)),
  }),
  changePassword: t.field({
    type: ChangePasswordPayload,
    description: "Changes one's own password and ends one's other sessions.",
    authScopes: { signedIn: true },
    args: { input: t.arg({ type: ChangePasswordInput, required: true, description: 'Both passwords.' }) },
    resolve: async (_root, { input }, { actor }) => {
      await changePassword(actor, input);
      return { ok: true };
    },
  }),
}));
