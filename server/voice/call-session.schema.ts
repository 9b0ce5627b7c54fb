import { Channel } from '../channels/channels.schema.ts';
import { Contact } from '../contacts/contact.schema.ts';
import { notFound } from '../errors.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import type { Context } from '../graphql/context.ts';
import { CallDirection, CallProvider, CallStatus } from '../graphql/enums.ts';
import { encodeNodeId } from '../graphql/ids.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { bySeq, listCallTurns } from './call-lists.service.ts';
import { durationSeconds } from './call-status.ts';
import { CallTranscript, CallTurn } from './call-turn.schema.ts';

export const CallSession = builder.prismaNode('CallSession', {
  description: 'A call with one contact.',
  id: { resolve: (call) => call.id, description: 'call_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'calls:read' },
  fields: (t) => ({
    provider: t.expose('provider', { type: CallProvider, description: 'Who carries the call.' }),
    providerCallId: t.exposeString('providerCallId', { nullable: true, description: "The provider's own id of it." }),
    direction: t.expose('direction', { type: CallDirection, description: 'Who called whom.' }),
    status: t.expose('status', { type: CallStatus, description: 'Where it stands. It moves forward only.' }),
    from: t.exposeString('from', { description: 'Number or address of the one who calls.' }),
    to: t.exposeString('to', { description: 'Number or address of the one who is called.' }),
    channel: t.field({
      type: Channel,
      nullable: true,
      description: 'The voice channel, if there is one and the viewer may see channels.',
      resolve: ({ channelId }, _args, { actor, loaders }) =>
        channelId && actor.permissions.has('channels:read') ? loaders.channel.load(channelId) : null,
    }),
    contact: t.field({
      type: Contact,
      nullable: true,
      description: 'Who talks with the organization; null for a viewer who may not see contacts.',
      resolve: ({ contactId }, _args, { actor, loaders }) =>
        contactId && actor.permissions.has('contacts:read') ? loaders.contact.load(contactId) : null,
    }),
    aiAgentId: t.id({
      nullable: true,
      description: 'The AI agent that talks: agt_…',
      resolve: ({ aiAgentId }) => aiAgentId && encodeNodeId('AiAgent', aiAgentId),
    }),
    lastSeq: t.exposeInt('lastSeq', { description: 'Number of the newest turn.' }),
    costCents: t.exposeInt('costCents', { nullable: true, description: 'What the provider charges, in minor units.' }),
    currency: t.exposeString('currency', { nullable: true, description: 'ISO 4217 code of the cost.' }),
    recordingUrl: t.exposeString('recordingUrl', { nullable: true, description: 'Where the recording is.' }),
    endReason: t.exposeString('endReason', { nullable: true, description: 'Why it ended, as it was told.' }),
    metadata: t.expose('metadata', { type: 'JSON', description: 'What the integration keeps, flat.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When it began to ring.' }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    durationSeconds: t.int({
      nullable: true,
      description: 'From the answer to the end: 0 when nobody answered, null while the call goes on.',
      resolve: (call) => durationSeconds(call),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was recorded here.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    turns: t.connection({
      type: CallTurn,
      description:
        'What was said, in the order of seq. The newest page is `last: 50`; older ones follow with `before`.',
      resolve: async (call, args, { actor }) => {
        const page = readPage(args);
        return toConnection(page, bySeq, await listCallTurns(actor, call.id, page));
      },
    }),
    transcript: t.field({
      type: CallTranscript,
      nullable: true,
      description: 'All that was heard; null while the call goes on.',
      resolve: ({ id }, _args, { loaders }) => loaders.transcriptOfCall.load(id),
    }),
  }),
});

async function callOf({ callSessionId }: { callSessionId: string }, _args: unknown, { loaders }: Context) {
  const call = await loaders.callSession.load(callSessionId);
  if (!call) throw notFound('Call session');
  return call;
}

builder.prismaObjectField(CallTurn, 'callSession', (t) =>
  t.field({ type: CallSession, description: 'The call it was said in.', resolve: callOf }),
);

builder.prismaObjectField(CallTranscript, 'callSession', (t) =>
  t.field({ type: CallSession, description: 'The call it was written of.', resolve: callOf }),
);
