import { AiAgent, aiAgentOf } from '../ai-agents/ai-agent.schema.ts';
import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { ChannelType } from '../graphql/enums.ts';
import { encodeNodeId, readId, readOptionalId } from '../graphql/ids.ts';
import { DeletePayload } from '../graphql/payloads.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { createChannel, deleteChannel, findChannel, listChannels, updateChannel } from './channels.service.ts';

export const Channel = builder.prismaNode('Channel', {
  description: 'A way by which contacts reach the organization.',
  id: { resolve: (channel) => channel.id, description: 'chan_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { $any: { $granted: 'shown', permission: 'channels:read' } },
  fields: (t) => ({
    type: t.expose('type', { type: ChannelType, description: 'Which kind.' }),
    name: t.exposeString('name', { description: 'Display name.' }),
    isDefault: t.exposeBoolean('isDefault', { description: 'Used where a request names no channel.' }),
    settings: t.field({
      type: 'JSON',
      description: 'Settings of this kind of channel; not shown to contacts.',
      resolve: ({ settings }, _args, { actor }) => (actor.kind === 'contact' ? {} : settings),
    }),
    aiAgent: t.field({
      type: AiAgent,
      nullable: true,
      description: 'The AI agent that answers here; null too for viewers that may not read AI agents.',
      resolve: aiAgentOf,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});

builder.queryField('channel', (t) =>
  t.field({
    type: Channel,
    nullable: true,
    description: 'One channel.',
    authScopes: { permission: 'channels:read' },
    args: { id: t.arg.id({ required: true, description: 'chan_…' }) },
    resolve: (_root, { id }, { actor }) => findChannel(actor, readId('Channel', id)),
  }),
);

builder.queryField('channels', (t) =>
  t.connection({
    type: Channel,
    description: 'Channels of the organization, newest first.',
    authScopes: { permission: 'channels:read' },
    resolve: async (_root, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listChannels(actor, page));
    },
  }),
);

const ChannelPayload = builder.simpleObject('ChannelPayload', {
  description: 'The channel as it is now.',
  fields: (t) => ({
    channel: t.field({ type: Channel, description: 'The channel.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const CreateChannelInput = builder.inputType('CreateChannelInput', {
  description: 'A new channel.',
  fields: (t) => ({
    type: t.field({ type: ChannelType, required: true, description: 'Which kind.' }),
    name: t.string({ required: true, description: '1 to 80 characters.' }),
    settings: t.field({ type: 'JSON', description: 'Settings of this kind of channel.' }),
    aiAgentId: t.id({ description: 'agt_… of the AI agent that answers here.' }),
  }),
});

const UpdateChannelInput = builder.inputType('UpdateChannelInput', {
  description: 'Fields that are given change.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'chan_…' }),
    name: t.string({ description: '1 to 80 characters.' }),
    settings: t.field({ type: 'JSON', description: 'Settings that are given change; null removes one.' }),
    aiAgentId: t.id({ description: 'agt_… of the AI agent that answers here; null: none.' }),
  }),
});

const DeleteChannelInput = builder.inputType('DeleteChannelInput', {
  description: 'Names the channel to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'chan_…' }) }),
});

/** What is not given stays so. */
function readAiAgent({ aiAgentId }: { aiAgentId?: string | null }) {
  return aiAgentId === undefined ? {} : { aiAgentId: readOptionalId('AiAgent', aiAgentId, 'aiAgentId') };
}

builder.mutationFields((t) => ({
  createChannel: t.field({
    type: ChannelPayload,
    description: 'Creates a channel.',
    authScopes: { permission: 'channels:write' },
    args: { input: t.arg({ type: CreateChannelInput, required: true, description: 'The channel.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createChannel(actor, { ...input, ...readAiAgent(input) });
      return { channel: value, cursor };
    },
  }),
  updateChannel: t.field({
    type: ChannelPayload,
    description: 'Changes a channel.',
    authScopes: { permission: 'channels:write' },
    args: { input: t.arg({ type: UpdateChannelInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...changes } }, { actor }) => {
      const { value, cursor } = await updateChannel(actor, readId('Channel', id), {
        ...changes,
        ...readAiAgent(changes),
      });
      return { channel: value, cursor };
    },
  }),
  deleteChannel: t.field({
    type: DeletePayload,
    description: 'Deletes a channel that has no conversations.',
    authScopes: { permission: 'channels:write' },
    args: { input: t.arg({ type: DeleteChannelInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await deleteChannel(actor, readId('Channel', input.id));
      return { deletedId: encodeNodeId('Channel', value.id), cursor };
    },
  }),
}));
