import { builder } from '../graphql/builder.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { nobody } from '../graphql/scoped-id.ts';
import { disconnectAccount, listAccounts } from './accounts.service.ts';
import type { Actor } from './actor.ts';
import { endOtherSessions, endOwnSession, listSessions } from './own-sessions.service.ts';
import { Viewer } from './viewer.schema.ts';

/** Sessions and accounts belong to a person, whatever the organization; nobody else reads them here. */
const ownId = (id: string, { actor }: { actor: Actor }) => ({
  id,
  userId: (actor.kind === 'user' && actor.id) || nobody,
});

const Session = builder.prismaNode('Session', {
  description: 'One signed-in device or browser of the person.',
  id: { resolve: (session) => session.id, description: 'sess_…' },
  findUnique: ownId,
  nullable: true,
  authScopes: { signedIn: true },
  fields: (t) => ({
    userAgent: t.exposeString('userAgent', {
      nullable: true,
      description: 'What the browser or program calls itself.',
    }),
    ip: t.exposeString('ip', { nullable: true, description: 'The address it logged in from.' }),
    current: t.boolean({
      description: 'Whether this request belongs to it.',
      resolve: (session, _args, { actor }) => session.id === actor.sessionId,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was logged in.' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', description: 'When it was last refreshed, to 15 minutes.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends unless it is used before.' }),
    endedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true, description: 'When it was ended.' }),
  }),
});

const Account = builder.prismaNode('Account', {
  description: 'A sign-in of the person at an OpenID Connect provider.',
  id: { resolve: (account) => account.id, description: 'acc_…' },
  findUnique: ownId,
  nullable: true,
  authScopes: { signedIn: true },
  fields: (t) => ({
    provider: t.exposeString('provider', { description: 'Issuer URL of the provider.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was connected.' }),
  }),
});

builder.objectFields(Viewer, (t) => ({
  sessions: t.field({
    type: [Session],
    description: "The person's active sessions, the one used last first, at most 100; none for keys and contacts.",
    resolve: ({ actor }) => listSessions(actor),
  }),
  accounts: t.field({
    type: [Account],
    description: "The person's sign-ins at providers; none for keys and contacts.",
    resolve: ({ actor }) => listAccounts(actor),
  }),
}));

const SessionPayload = builder.simpleObject('SessionPayload', {
  description: 'The session as it is now.',
  fields: (t) => ({ session: t.field({ type: Session, description: 'The session.' }) }),
});

const EndOtherSessionsPayload = builder.simpleObject('EndOtherSessionsPayload', {
  description: 'What was ended.',
  fields: (t) => ({ ended: t.int({ description: 'How many sessions.' }) }),
});

const DisconnectAccountPayload = builder.simpleObject('DisconnectAccountPayload', {
  description: 'What was disconnected.',
  fields: (t) => ({ deletedId: t.id({ description: 'The id that no longer exists.' }) }),
});

const EndSessionInput = builder.inputType('EndSessionInput', {
  description: 'Names the session to end.',
  fields: (t) => ({ id: t.id({ required: true, description: 'sess_…' }) }),
});

const DisconnectAccountInput = builder.inputType('DisconnectAccountInput', {
  description: 'Names the account to disconnect.',
  fields: (t) => ({ id: t.id({ required: true, description: 'acc_…' }) }),
});

builder.mutationFields((t) => ({
  endSession: t.field({
    type: SessionPayload,
    description: "Ends one of one's own sessions: its tokens are refused and its sockets closed.",
    authScopes: { signedIn: true },
    args: { input: t.arg({ type: EndSessionInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => ({
      session: await endOwnSession(actor, readId('Session', input.id)),
    }),
  }),
  endOtherSessions: t.field({
    type: EndOtherSessionsPayload,
    description: "Ends all of one's own sessions but this one.",
    authScopes: { signedIn: true },
    resolve: async (_root, _args, { actor }) => ({ ended: await endOtherSessions(actor) }),
  }),
  disconnectAccount: t.field({
    type: DisconnectAccountPayload,
    description: 'Disconnects a sign-in at a provider. The last way to log in stays.',
    authScopes: { signedIn: true },
    args: { input: t.arg({ type: DisconnectAccountInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const id = await disconnectAccount(actor, readId('Account', input.id));
      return { deletedId: encodeNodeId('Account', id) };
    },
  }),
}));
