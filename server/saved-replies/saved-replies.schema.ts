import { User } from '../auth/user.schema.ts';
import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { DeletePayload } from '../graphql/payloads.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import {
  createSavedReply,
  deleteSavedReply,
  findSavedReply,
  listSavedReplies,
  updateSavedReply,
} from './saved-replies.service.ts';

const SavedReply = builder.prismaNode('SavedReply', {
  description: 'A text that agents send again and again, found by its shortcut.',
  id: { resolve: (reply) => reply.id, description: 'rpl_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'saved-replies:read' },
  fields: (t) => ({
    shortcut: t.exposeString('shortcut', { description: 'What is typed behind a slash, unique in the organization.' }),
    title: t.exposeString('title', { description: 'What it is about.' }),
    body: t.exposeString('body', { description: 'The text.' }),
    createdBy: t.field({
      type: User,
      grantScopes: ['shown'],
      nullable: true,
      description: 'Who wrote it; null when an API key did, or the person is gone.',
      resolve: ({ createdById }, _args, { loaders }) => (createdById ? loaders.user.load(createdById) : null),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});

builder.queryFields((t) => ({
  savedReply: t.field({
    type: SavedReply,
    nullable: true,
    description: 'One saved reply.',
    authScopes: { permission: 'saved-replies:read' },
    args: { id: t.arg.id({ required: true, description: 'rpl_…' }) },
    resolve: (_root, { id }, { actor }) => findSavedReply(actor, readId('SavedReply', id)),
  }),
  savedReplies: t.connection({
    type: SavedReply,
    description: 'Saved replies of the organization, newest first.',
    authScopes: { permission: 'saved-replies:read' },
    args: { search: t.arg.string({ description: 'Part of a shortcut, a title or a text.' }) },
    resolve: async (_root, { search, ...args }, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listSavedReplies(actor, page, search ?? null));
    },
  }),
}));

const SavedReplyPayload = builder.simpleObject('SavedReplyPayload', {
  description: 'The saved reply as it is now.',
  fields: (t) => ({
    savedReply: t.field({ type: SavedReply, description: 'The saved reply.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const shortcutDescription = '1 to 40 lower-case letters, digits and dashes, unique in the organization.';

const CreateSavedReplyInput = builder.inputType('CreateSavedReplyInput', {
  description: 'A new saved reply.',
  fields: (t) => ({
    shortcut: t.string({ required: true, description: shortcutDescription }),
    title: t.string({ required: true, description: '1 to 120 characters.' }),
    body: t.string({ required: true, description: '1 to 8,000 characters.' }),
  }),
});

const UpdateSavedReplyInput = builder.inputType('UpdateSavedReplyInput', {
  description: 'Fields that are given change.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'rpl_…' }),
    shortcut: t.string({ description: shortcutDescription }),
    title: t.string({ description: '1 to 120 characters.' }),
    body: t.string({ description: '1 to 8,000 characters.' }),
  }),
});

const DeleteSavedReplyInput = builder.inputType('DeleteSavedReplyInput', {
  description: 'Names the saved reply to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'rpl_…' }) }),
});

builder.mutationFields((t) => ({
  createSavedReply: t.field({
    type: SavedReplyPayload,
    description: 'Saves a reply for everybody in the organization.',
    authScopes: { permission: 'saved-replies:write' },
    args: { input: t.arg({ type: CreateSavedReplyInput, required: true, description: 'The reply.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createSavedReply(actor, input);
      return { savedReply: value, cursor };
    },
  }),
  updateSavedReply: t.field({
    type: SavedReplyPayload,
    description: 'Changes a saved reply.',
    authScopes: { permission: 'saved-replies:write' },
    args: { input: t.arg({ type: UpdateSavedReplyInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...changes } }, { actor }) => {
      const { value, cursor } = await updateSavedReply(actor, readId('SavedReply', id), changes);
      return { savedReply: value, cursor };
    },
  }),
  deleteSavedReply: t.field({
    type: DeletePayload,
    description: 'Deletes a saved reply.',
    authScopes: { permission: 'saved-replies:write' },
    args: { input: t.arg({ type: DeleteSavedReplyInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await deleteSavedReply(actor, readId('SavedReply', input.id));
      return { deletedId: encodeNodeId('SavedReply', value.id), cursor };
    },
  }),
}));
