import { Contact } from '../contacts/contact.schema.ts';
import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { CallDirection, CallStatus } from '../graphql/enums.ts';
import { readId, readOptionalId } from '../graphql/ids.ts';
import { findCallSession, findCallTranscript, listCallSessions } from './call-lists.service.ts';
import { CallSession } from './call-session.schema.ts';
import { CallTranscript } from './call-turn.schema.ts';

const CallSessionFilter = builder.inputType('CallSessionFilter', {
  description: 'All that is given must hold.',
  fields: (t) => ({
    status: t.field({ type: [CallStatus], description: 'Any of these.' }),
    direction: t.field({ type: CallDirection, description: 'Who called whom.' }),
    contactId: t.id({ description: 'cont_…' }),
  }),
});

builder.queryFields((t) => ({
  callSession: t.field({
    type: CallSession,
    nullable: true,
    description: 'One call.',
    authScopes: { permission: 'calls:read' },
    args: { id: t.arg.id({ required: true, description: 'call_…' }) },
    resolve: (_root, { id }, { actor }) => findCallSession(actor, readId('CallSession', id)),
  }),
  callSessions: t.connection({
    type: CallSession,
    description: 'Calls of the organization, newest first.',
    authScopes: { permission: 'calls:read' },
    args: { filter: t.arg({ type: CallSessionFilter, description: 'Which ones; without it, all.' }) },
    resolve: async (_root, { filter, ...args }, { actor }) => {
      const page = readPage(args);
      const wanted = {
        status: filter?.status ?? null,
        direction: filter?.direction ?? null,
        contactId: readOptionalId('Contact', filter?.contactId, 'filter.contactId'),
      };
      return toConnection(page, byCreation, await listCallSessions(actor, wanted, page));
    },
  }),
  callTranscript: t.field({
    type: CallTranscript,
    nullable: true,
    description: 'All that was heard in a call that has ended.',
    authScopes: { permission: 'calls:read' },
    args: { callSessionId: t.arg.id({ required: true, description: 'call_…' }) },
    resolve: (_root, { callSessionId }, { actor }) =>
      findCallTranscript(actor, readId('CallSession', callSessionId, 'callSessionId')),
  }),
}));

builder.objectField(Contact, 'callSessions', (t) =>
  t.connection({
    type: CallSession,
    description: "The contact's calls, newest first.",
    authScopes: { permission: 'calls:read' },
    resolve: async (contact, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listCallSessions(actor, { contactId: contact.id }, page));
    },
  }),
);
