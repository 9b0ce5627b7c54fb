import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { forgetLoaded } from '../graphql/context.ts';
import { readOptionalId } from '../graphql/ids.ts';
import { Organization } from '../organizations/organizations.schema.ts';
import { findMembersOrganization } from '../organizations/organizations.service.ts';
import { logIn, logOut, signUp } from './auth.service.ts';
import { refreshSession } from './refresh.service.ts';
import { clearedRefreshCookie, refreshCookie } from './refresh-cookie.ts';
import type { SignedIn } from './sessions.service.ts';
import { User } from './user.schema.ts';

/** Sets the refresh cookie and answers the rest. */
export function signedInPayload(context: Context, signedIn: SignedIn): SignedIn {
  context.setCookie(refreshCookie(signedIn.refreshToken, signedIn.refreshExpiresAt));
  forgetLoaded(context);
  return signedIn;
}

export const AuthPayload = builder.objectRef<SignedIn>('AuthPayload').implement({
  description: 'A sign-in. The refresh token travels in an httpOnly cookie and is never in the answer.',
  fields: (t) => ({
    accessToken: t.exposeString('accessToken', { description: 'Send it as `Authorization: Bearer …`.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When the access token ends (15 minutes).' }),
    user: t.field({
      type: User,
      grantScopes: ['shown'],
      description: 'Who is signed in.',
      resolve: ({ user }) => user,
    }),
    organization: t.field({
      type: Organization,
      nullable: true,
      grantScopes: ['own'],
      description: 'Where requests work unless they name another organization (`X-Organization-Id`).',
      resolve: ({ user, organizationId }) => (organizationId ? findMembersOrganization(user.id, organizationId) : null),
    }),
  }),
});

const LogOutPayload = builder.simpleObject('LogOutPayload', {
  description: 'The session has ended.',
  fields: (t) => ({ ok: t.boolean({ description: 'Always true.' }) }),
});

const SignUpInput = builder.inputType('SignUpInput', {
  description: 'A person and their new organization.',
  fields: (t) => ({
    organizationName: t.string({ required: true, description: '1 to 120 characters.' }),
    name: t.string({ required: true, description: "The person's name." }),
    email: t.string({ required: true, description: 'Address for log-in and mail.' }),
    password: t.string({ required: true, description: 'At least 12 characters.' }),
    locale: t.string({ description: 'Language of the mails, `en` (the default) or `sq`.' }),
  }),
});

const LogInInput = builder.inputType('LogInInput', {
  description: 'Address and password.',
  fields: (t) => ({
    email: t.string({ required: true, description: 'The address of the account.' }),
    password: t.string({ required: true, description: 'The password.' }),
  }),
});

const RefreshSessionInput = builder.inputType('RefreshSessionInput', {
  description: 'Options of a refresh.',
  fields: (t) => ({ organizationId: t.id({ description: 'org_…; switches to this organization of the person.' }) }),
});

builder.mutationFields((t) => ({
  signUp: t.field({
    type: AuthPayload,
    description: 'Registers a person and an organization, logs in, and sends a mail that confirms the address.',
    authScopes: { public: true },
    args: { input: t.arg({ type: SignUpInput, required: true, description: 'Who and what.' }) },
    resolve: async (_root, { input }, context) => signedInPayload(context, await signUp(context.actor, input)),
  }),
  logIn: t.field({
    type: AuthPayload,
    description: 'Logs in with address and password.',
    authScopes: { public: true },
    args: { input: t.arg({ type: LogInInput, required: true, description: 'Credentials.' }) },
    resolve: async (_root, { input }, context) => signedInPayload(context, await logIn(context.actor, input)),
  }),
  refreshSession: t.field({
    type: AuthPayload,
    description:
      'A new access token for the httpOnly refresh cookie, which is exchanged as well. A cookie that was exchanged ' +
      'more than 10 s ago ends the session.',
    authScopes: { public: true },
    args: { input: t.arg({ type: RefreshSessionInput, description: 'Options.' }) },
    resolve: async (_root, { input }, context) => {
      const organizationId = readOptionalId('Organization', input?.organizationId, 'organizationId');
      return signedInPayload(context, await refreshSession(context.actor, context.refreshToken, organizationId));
    },
  }),
  logOut: t.field({
    type: LogOutPayload,
    description: 'Ends the session: its tokens are refused and its sockets closed.',
    authScopes: { public: true },
    resolve: async (_root, _args, context) => {
      await logOut(context.actor);
      context.setCookie(clearedRefreshCookie());
      return { ok: true };
    },
  }),
}));
