import { builder } from '../graphql/builder.ts';
import { forgetLoaded } from '../graphql/context.ts';
import { changeEmail, requestEmailVerification, verifyEmail } from './email-verification.service.ts';
import { updateViewer } from './profile.service.ts';
import { Viewer, viewerOf } from './viewer.schema.ts';

const ViewerPayload = builder.simpleObject('ViewerPayload', {
  description: 'The person as they are now.',
  fields: (t) => ({ viewer: t.field({ type: Viewer, description: 'Who sent the request.' }) }),
});

const EmailPayload = builder.simpleObject('EmailPayload', {
  description: 'An address.',
  fields: (t) => ({ email: t.string({ description: 'The address in question.' }) }),
});

const RequestEmailVerificationPayload = builder.simpleObject('RequestEmailVerificationPayload', {
  description: 'The mail that confirms an address.',
  fields: (t) => ({ sent: t.boolean({ description: 'False when the address is confirmed already.' }) }),
});

const UpdateViewerInput = builder.inputType('UpdateViewerInput', {
  description: 'Fields that are given change.',
  fields: (t) => ({
    name: t.string({ description: 'Full name, 1 to 120 characters.' }),
    locale: t.string({ description: 'Language of the interface and of mails: `en` or `sq`.' }),
    timeZone: t.string({ description: 'IANA time zone, such as Europe/Tirane.' }),
    image: t.string({ description: 'https address of a picture; null removes it.' }),
  }),
});

const ChangeEmailInput = builder.inputType('ChangeEmailInput', {
  description: 'A new address.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The new address.' }),
    currentPassword: t.string({ required: true, description: 'The password of the account.' }),
  }),
});

const VerifyEmailInput = builder.inputType('VerifyEmailInput', {
  description: 'The proof from a mail.',
  fields: (t) => ({ token: t.string({ required: true, description: "The token in the mail's address." }) }),
});

builder.mutationFields((t) => ({
  updateViewer: t.field({
    type: ViewerPayload,
    description: 'Changes what one says about oneself.',
    authScopes: { signedIn: true },
    args: { input: t.arg({ type: UpdateViewerInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input }, context) => {
      await updateViewer(context.actor, input);
      forgetLoaded(context);
      return { viewer: await viewerOf(context) };
    },
  }),
  changeEmail: t.field({
    type: EmailPayload,
    description: 'Sends a mail to a new address, which becomes that of the account when it is confirmed.',
    authScopes: { signedIn: true },
    args: { input: t.arg({ type: ChangeEmailInput, required: true, description: 'The address.' }) },
    resolve: async (_root, { input }, { actor }) => ({ email: await changeEmail(actor, input) }),
  }),
  requestEmailVerification: t.field({
    type: RequestEmailVerificationPayload,
    description: 'Sends the mail that confirms the address of the account once more. It holds for 24 hours.',
    authScopes: { signedIn: true },
    resolve: async (_root, _args, { actor }) => ({ sent: await requestEmailVerification(actor) }),
  }),
  verifyEmail: t.field({
    type: EmailPayload,
    description: 'Confirms an address with the token of a mail, which works once.',
    authScopes: { public: true },
    args: { input: t.arg({ type: VerifyEmailInput, required: true, description: 'The token.' }) },
    resolve: async (_root, { input }, { actor }) => ({ email: await verifyEmail(actor, input) }),
  }),
}));
