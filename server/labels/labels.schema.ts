import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { DeletePayload } from '../graphql/payloads.ts';
import { Label } from './label.schema.ts';
import { createLabel, deleteLabel, findLabel, labelColors, listLabels, updateLabel } from './labels.service.ts';

builder.queryFields((t) => ({
  label: t.field({
    type: Label,
    nullable: true,
    description: 'One label.',
    authScopes: { permission: 'labels:read' },
    args: { id: t.arg.id({ required: true, description: 'lbl_…' }) },
    resolve: (_root, { id }, { actor }) => findLabel(actor, readId('Label', id)),
  }),
  labels: t.connection({
    type: Label,
    description: 'Labels of the organization, newest first.',
    authScopes: { permission: 'labels:read' },
    resolve: async (_root, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listLabels(actor, page));
    },
  }),
}));

const LabelPayload = builder.simpleObject('LabelPayload', {
  description: 'The label as it is now.',
  fields: (t) => ({
    label: t.field({ type: Label, description: 'The label.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const nameDescription = '1 to 50 characters, unique in the organization whatever its capitals.';
const colors = labelColors.join(', ');

const CreateLabelInput = builder.inputType('CreateLabelInput', {
  description: 'A new label.',
  fields: (t) => ({
    name: t.string({ required: true, description: nameDescription }),
    color: t.string({ description: `One of ${colors}; slate unless told.` }),
  }),
});

const UpdateLabelInput = builder.inputType('UpdateLabelInput', {
  description: 'Fields that are given change.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'lbl_…' }),
    name: t.string({ description: nameDescription }),
    color: t.string({ description: `One of ${colors}.` }),
  }),
});

const DeleteLabelInput = builder.inputType('DeleteLabelInput', {
  description: 'Names the label to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'lbl_…' }) }),
});

builder.mutationFields((t) => ({
  createLabel: t.field({
    type: LabelPayload,
    description: 'Creates a label.',
    authScopes: { permission: 'labels:write' },
    args: { input: t.arg({ type: CreateLabelInput, required: true, description: 'The label.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createLabel(actor, input);
      return { label: value, cursor };
    },
  }),
  updateLabel: t.field({
    type: LabelPayload,
    description: 'Changes a label, wherever it is used.',
    authScopes: { permission: 'labels:write' },
    args: { input: t.arg({ type: UpdateLabelInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...changes } }, { actor }) => {
      const { value, cursor } = await updateLabel(actor, readId('Label', id), changes);
      return { label: value, cursor };
    },
  }),
  deleteLabel: t.field({
    type: DeletePayload,
    description: 'Deletes a label and takes it off every conversation.',
    authScopes: { permission: 'labels:write' },
    args: { input: t.arg({ type: DeleteLabelInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await deleteLabel(actor, readId('Label', input.id));
      return { deletedId: encodeNodeId('Label', value.id), cursor };
    },
  }),
}));
