import { byCreation } from '../db/keyset.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { WorkflowRunStatus } from '../graphql/enums.ts';
import { readId, readOptionalId } from '../graphql/ids.ts';
import { Workflow } from './workflow.schema.ts';
import { WorkflowRun } from './workflow-run.schema.ts';
import { cancelWorkflowRun, findWorkflowRun, listWorkflowRuns, runWorkflow } from './workflow-runs.service.ts';

builder.objectField(Workflow, 'runs', (t) =>
  t.connection({
    type: WorkflowRun,
    description: 'Its runs, newest first.',
    args: { status: t.arg({ type: [WorkflowRunStatus], description: 'Any of these; without it, all.' }) },
    resolve: async (workflow, { status, ...args }, { actor }) => {
      const page = readPage(args);
      const runs = await listWorkflowRuns(actor, { workflowId: workflow.id, status: status ?? null }, page);
      return toConnection(page, byCreation, runs);
    },
  }),
);

const WorkflowRunFilter = builder.inputType('WorkflowRunFilter', {
  description: 'All that is given must hold.',
  fields: (t) => ({
    workflowId: t.id({ description: 'wf_…' }),
    status: t.field({ type: [WorkflowRunStatus], description: 'Any of these.' }),
  }),
});

builder.queryFields((t) => ({
  workflowRun: t.field({
    type: WorkflowRun,
    nullable: true,
    description: 'One run of a workflow.',
    authScopes: { permission: 'workflows:read' },
    args: { id: t.arg.id({ required: true, description: 'run_…' }) },
    resolve: (_root, { id }, { actor }) => findWorkflowRun(actor, readId('WorkflowRun', id)),
  }),
  workflowRuns: t.connection({
    type: WorkflowRun,
    description: 'Runs of all workflows, newest first.',
    authScopes: { permission: 'workflows:read' },
    args: { filter: t.arg({ type: WorkflowRunFilter, description: 'Which ones; without it, all.' }) },
    resolve: async (_root, { filter, ...args }, { actor }) => {
      const page = readPage(args);
      const workflowId = readOptionalId('Workflow', filter?.workflowId, 'filter.workflowId');
      const runs = await listWorkflowRuns(actor, { workflowId, status: filter?.status ?? null }, page);
      return toConnection(page, byCreation, runs);
    },
  }),
}));

const WorkflowRunPayload = builder.simpleObject('WorkflowRunPayload', {
  description: 'The run as it is now.',
  fields: (t) => ({
    workflowRun: t.field({ type: WorkflowRun, description: 'The run.' }),
    cursor: t.string({ description: 'Cursor that the event log reached with this change.' }),
  }),
});

const RunWorkflowInput = builder.inputType('RunWorkflowInput', {
  description: 'A run that is started by hand.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'wf_…' }),
    input: t.field({ type: 'JSON', description: 'An object that templates find as `trigger.input`.' }),
    conversationId: t.id({ description: 'conv_…: the conversation it acts on.' }),
  }),
});

const CancelWorkflowRunInput = builder.inputType('CancelWorkflowRunInput', {
  description: 'Names the run to cancel.',
  fields: (t) => ({ id: t.id({ required: true, description: 'run_…' }) }),
});

builder.mutationFields((t) => ({
  runWorkflow: t.field({
    type: WorkflowRunPayload,
    description: 'Starts a workflow by hand. The run goes on after the answer; follow it with workflowRunChanged.',
    authScopes: { permission: 'workflows:write' },
    args: { input: t.arg({ type: RunWorkflowInput, required: true, description: 'What to run, with what.' }) },
    resolve: async (_root, { input: { id, conversationId, ...input } }, { actor }) => {
      const on = readOptionalId('Conversation', conversationId, 'conversationId');
      const { value, cursor } = await runWorkflow(actor, readId('Workflow', id), on, input);
      return { workflowRun: value, cursor };
    },
  }),
  cancelWorkflowRun: t.field({
    type: WorkflowRunPayload,
    description: 'Cancels a run that has not ended.',
    authScopes: { permission: 'workflows:write' },
    args: { input: t.arg({ type: CancelWorkflowRunInput, required: true, description: 'Which one.' }) },
    resolve: async (_root, { input }, { actor }) => {
      const { value, cursor } = await cancelWorkflowRun(actor, readId('WorkflowRun', input.id));
      return { workflowRun: value, cursor };
    },
  }),
}));
