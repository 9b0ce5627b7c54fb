import { builder } from '../graphql/builder.ts';
import { CallDirection, CallProvider, CallSpeaker, CallStatus } from '../graphql/enums.ts';
import { readId, readOptionalId } from '../graphql/ids.ts';
import { endCallSession } from './call-end.service.ts';
import { CallSession } from './call-session.schema.ts';
import { createCallSession } from './call-sessions.service.ts';
import { CallTurn } from './call-turn.schema.ts';
import { addCallTurn } from './call-turns.service.ts';
import { updateCallSession } from './call-update.service.ts';
import { sayInCall } from './say-in-call.service.ts';

const CallSessionPayload = builder.simpleObject('CallSessionPayload', {
  description: 'The call as it is now.',
  fields: (t) => ({
    callSession: t.field({ type: CallSession, description: 'The call.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const AddCallTurnPayload = builder.simpleObject('AddCallTurnPayload', {
  description: 'The stored turn.',
  fields: (t) => ({
    callTurn: t.field({ type: CallTurn, description: 'The turn.' }),
    callSession: t.field({ type: CallSession, description: 'Its call as it is now.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const addressDescription = 'Telephone number such as +38344123456, or a sip: or client: address.';

const CreateCallSessionInput = builder.inputType('CreateCallSessionInput', {
  description: 'A call that comes in or goes out.',
  fields: (t) => ({
    from: t.string({ required: true, description: `Who calls. ${addressDescription}` }),
    to: t.string({ required: true, description: `Who is called. ${addressDescription}` }),
    direction: t.field({ type: CallDirection, required: true, description: 'INBOUND from the contact, or OUTBOUND.' }),
    provider: t.field({ type: CallProvider, description: 'Who carries the call; OTHER unless told.' }),
    providerCallId: t.string({
      description:
        "The provider's own id of the call, at most 200 characters; said again, it answers the first session.",
    }),
    channelId: t.id({ description: "chan_…, a voice channel; without it, the organization's own, if it has one." }),
    contactId: t.id({ description: "cont_…; without it, found by the contact's number, or created." }),
    aiAgentId: t.id({ description: 'The AI agent that talks: agt_…' }),
    status: t.field({ type: CallStatus, description: 'QUEUED (default), RINGING or IN_PROGRESS.' }),
    metadata: t.field({ type: 'JSON', description: 'Flat names with text, numbers, true or false; at most 50.' }),
  }),
});

const AddCallTurnInput = builder.inputType('AddCallTurnInput', {
  description: 'What was said next in a call.',
  fields: (t) => ({
    callSessionId: t.id({ required: true, description: 'call_…' }),
    speaker: t.field({ type: CallSpeaker, required: true, description: 'Who spoke.' }),
    textHeard: t.string({ required: true, description: 'What the listener heard, at most 8,000 characters.' }),
    textGenerated: t.string({ description: 'What was to be said, where it is more than what was heard.' }),
    startedMs: t.int({ required: true, description: 'Milliseconds from the start of the call.' }),
    endedMs: t.int({ description: 'Milliseconds from the start of the call; not before startedMs.' }),
    interrupted: t.boolean({ description: 'Whether the listener cut in; false unless told.' }),
  }),
});

const UpdateCallSessionInput = builder.inputType('UpdateCallSessionInput', {
  description: 'Fields that are given change; null clears one.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'call_…' }),
    status: t.field({ type: CallStatus, description: 'Where the call stands now; forward only.' }),
    metadata: t.field({ type: 'JSON', description: 'Entries that are given change; null removes one.' }),
    recordingUrl: t.string({ description: 'Where the recording is (http or https).' }),
    costCents: t.int({ description: 'What the provider charges, in minor units of the currency.' }),
    currency: t.string({ description: 'ISO 4217 code such as EUR; required with costCents.' }),
  }),
});

const EndCallSessionInput = builder.inputType('EndCallSessionInput', {
  description: 'How a call ended.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'call_…' }),
    status: t.field({ type: CallStatus, description: 'COMPLETED (default), FAILED, NO_ANSWER or CANCELED.' }),
    reason: t.string({ description: 'Why, at most 200 characters.' }),
  }),
});

const SayInCallInput = builder.inputType('SayInCallInput', {
  description: 'Words for the caller.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'call_…' }),
    text: t.string({ required: true, description: '1 to 2,000 characters.' }),
  }),
});

builder.mutationFields((t) => ({
  createCallSession: t.field({
    type: CallSessionPayload,
    description: 'Records a call that comes in or goes out.',
    authScopes: { permission: 'calls:write' },
    args: { input: t.arg({ type: CreateCallSessionInput, required: true, description: 'The call.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createCallSession(actor, {
        ...input,
        channelId: readOptionalId('Channel', input.channelId, 'channelId'),
        contactId: readOptionalId('Contact', input.contactId, 'contactId'),
        aiAgentId: readOptionalId('AiAgent', input.aiAgentId, 'aiAgentId'),
      });
      return { callSession: value, cursor };
    },
  }),
  addCallTurn: t.field({
    type: AddCallTurnPayload,
    description: 'Adds what was said next; the first turn says that the call was answered.',
    authScopes: { permission: 'calls:write' },
    args: { input: t.arg({ type: AddCallTurnInput, required: true, description: 'The turn.' }) },
    resolve: async (_root, { input: { callSessionId, ...turn } }, { actor }) => {
      const { value, cursor } = await addCallTurn(actor, readId('CallSession', callSessionId, 'callSessionId'), turn);
      return { ...value, cursor };
    },
  }),
  updateCallSession: t.field({
    type: CallSessionPayload,
    description: 'Moves a call forward, or adds what is known of it.',
    authScopes: { permission: 'calls:write' },
    args: { input: t.arg({ type: UpdateCallSessionInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...changes } }, { actor }) => {
      const { value, cursor } = await updateCallSession(actor, readId('CallSession', id), changes);
      return { callSession: value, cursor };
    },
  }),
  endCallSession: t.field({
    type: CallSessionPayload,
    description: 'Ends a call and writes its transcript. A call that has ended is answered as it is.',
    authScopes: { permission: 'calls:write' },
    args: { input: t.arg({ type: EndCallSessionInput, required: true, description: 'Which one, and how.' }) },
    resolve: async (_root, { input: { id, ...end } }, { actor }) => {
      const { value, cursor } = await endCallSession(actor, readId('CallSession', id), end);
      return { callSession: value, cursor };
    },
  }),
  sayInCall: t.field({
    type: CallSessionPayload,
    description: 'Has a text spoken to the caller.',
    authScopes: { permission: 'calls:write' },
    args: { input: t.arg({ type: SayInCallInput, required: true, description: 'Where, and what.' }) },
    resolve: (_root, { input: { id, ...words } }, { actor }) => sayInCall(actor, readId('CallSession', id), words),
  }),
}));
