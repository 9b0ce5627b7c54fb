import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { encodeNodeId, readId } from '../graphql/ids.ts';
import { DeletePayload } from '../graphql/payloads.ts';
import { Workflow } from './workflow.schema.ts';
import { createWorkflow, deleteWorkflow, findWorkflow, listWorkflows, updateWorkflow } from './workflows.service.ts';

builder.queryFields((t) => ({
  workflow: t.field({
    type: Workflow,
    nullable: true,
    description: 'One workflow.',
    authScopes: { permission: 'workflows:read' },
    args: { id: t.arg.id({ required: true, description: 'wf_…' }) },
    resolve: (_root, { id }, { actor }) => findWorkflow(actor, readId('Workflow', id)),
  }),
  workflows: t.connection({
    type: Workflow,
    description: 'Workflows of the organization, newest first.',
    authScopes: { permission: 'workflows:read' },
    resolve: async (_root, args, { actor }) => {
      const page = readPage(args);
      return toConnection(page, byCreation, await listWorkflows(actor, page));
    },
  }),
}));

const WorkflowPayload = builder.simpleObject('WorkflowPayload', {
  description: 'The workflow as it is now.',
  fields: (t) => ({
    workflow: t.field({ type: Workflow, description: 'The workflow.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const CreateWorkflowInput = builder.inputType('CreateWorkflowInput', {
  description: 'A new workflow.',
  fields: (t) => ({
    name: t.string({ required: true, description: '1 to 120 characters.' }),
    description: t.string({ description: 'What it is for, at most 2,000 characters.' }),
    enabled: t.boolean({ description: 'Whether its trigger starts it; true unless told.' }),
    definition: t.field({
      type: 'JSON',
      required: true,
      description:
        '{ trigger: { type, … }, nodes: [{ id, type, … }], edges: [{ from, to, when? }] }. It starts where the edge from "trigger" leads, or else at the first node.',
    }),
  }),
});

const UpdateWorkflowInput = builder.inputType('UpdateWorkflowInput', {
  description: 'Fields that are given change.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'wf_…' }),
    name: t.string({ description: '1 to 120 characters.' }),
    description: t.string({ description: 'What it is for; null clears it.' }),
    enabled: t.boolean({ description: 'Whether its trigger starts it.' }),
    definition: t.field({
      type: 'JSON',
      description: 'Its parts that are given (trigger, nodes, edges) replace the old ones, each as a whole.',
    }),
  }),
});

const DeleteWorkflowInput = builder.inputType('DeleteWorkflowInput', {
  description: 'Names the workflow to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'wf_…' }) }),
});

builder.mutationFields((t) => ({
  createWorkflow: t.field({
    type: WorkflowPayload,
    description: 'Creates a workflow.',
    authScopes: { permission: 'workflows:write' },
    args: { input: t.arg({ type: CreateWorkflowInput, required: true, description: 'The workflow.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await createWorkflow(actor, input);
      return { workflow: value, cursor };
    },
  }),
  updateWorkflow: t.field({
    type: WorkflowPayload,
    description: 'Changes a workflow. Runs under way keep the definition that they began with.',
    authScopes: { permission: 'workflows:write' },
    args: { input: t.arg({ type: UpdateWorkflowInput, required: true, description: 'What changes.' }) },
    resolve: async (_root, { input: { id, ...changes } }, { actor }) => {
      const { value, cursor } = await updateWorkflow(actor, readId('Workflow', id), changes);
      return { workflow: value, cursor };
    },
  }),
  deleteWorkflow: t.field({
    type: DeletePayload,
    description: 'Deletes a workflow that has no runs under way, with its ended runs.',
    authScopes: { permission: 'workflows:write' },
    args: { input: t.arg({ type: DeleteWorkflowInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await deleteWorkflow(actor, readId('Workflow', input.id));
      return { deletedId: encodeNodeId('Workflow', value.id), cursor };
    },
  }),
}));
