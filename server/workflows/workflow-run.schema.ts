import { Conversation } from '../conversations/conversation.schema.ts';
import { notFound } from '../errors.ts';
import { builder } from '../graphql/builder.ts';
import { readPage, toConnection } from '../graphql/connection.ts';
import { WorkflowRunStatus, WorkflowStepStatus } from '../graphql/enums.ts';
import { scopedId } from '../graphql/scoped-id.ts';
import { shownDefinition } from './shown-definition.ts';
import { Workflow } from './workflow.schema.ts';
import { byStep, listSteps } from './workflow-runs.service.ts';

const WorkflowRunStep = builder.prismaNode('WorkflowRunStep', {
  description: 'One step of a run, recorded before the next begins.',
  id: { resolve: (step) => step.id, description: 'step_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'workflows:read' },
  fields: (t) => ({
    seq: t.exposeInt('seq', { description: '1, 2, 3 … in a run.' }),
    nodeId: t.exposeString('nodeId', { description: 'The node of the definition.' }),
    nodeType: t.exposeString('nodeType', { description: 'Its type, such as send_message.' }),
    status: t.expose('status', { type: WorkflowStepStatus, description: 'Where it stands.' }),
    attempts: t.exposeInt('attempts', { description: 'How often it was tried.' }),
    input: t.expose('input', { type: 'JSON', nullable: true, description: 'What it began with.' }),
    output: t.expose('output', { type: 'JSON', nullable: true, description: 'What it came to.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why it failed.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'When it began.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
  }),
});

export const WorkflowRun = builder.prismaNode('WorkflowRun', {
  description: 'One run of a workflow.',
  id: { resolve: (run) => run.id, description: 'run_…' },
  findUnique: scopedId,
  nullable: true,
  authScopes: { permission: 'workflows:read' },
  fields: (t) => ({
    workflow: t.field({
      type: Workflow,
      description: 'What runs, as it is now.',
      resolve: async ({ workflowId }, _args, { loaders }) => {
        const workflow = await loaders.workflow.load(workflowId);
        if (!workflow) throw notFound('Workflow');
        return workflow;
      },
    }),
    version: t.exposeInt('version', { description: 'The version of the workflow that runs.' }),
    definition: t.field({
      type: 'JSON',
      description: 'The definition of that version.',
      resolve: ({ definition }, _args, { actor }) => shownDefinition(actor, definition),
    }),
    status: t.expose('status', { type: WorkflowRunStatus, description: 'Where it stands.' }),
    trigger: t.expose('trigger', { type: 'JSON', description: 'What started it.' }),
    context: t.expose('context', { type: 'JSON', description: 'What its steps have found out so far.' }),
    conversation: t.field({
      type: Conversation,
      nullable: true,
      description: 'The conversation it acts on; null also without the permission to read conversations.',
      resolve: ({ conversationId }, _args, { actor, loaders }) =>
        conversationId && actor.permissions.has('conversations:read')
          ? loaders.conversation.load(conversationId)
          : null,
    }),
    error: t.exposeString('error', { nullable: true, description: 'Why it failed.' }),
    depth: t.exposeInt('depth', { description: 'How many runs led to this one, each by what it did.' }),
    steps: t.connection({
      type: WorkflowRunStep,
      description: 'Its steps in the order of seq.',
      resolve: async (run, args, { actor }) => {
        const page = readPage(args);
        return toConnection(page, byStep, await listSteps(actor, run.id, page));
      },
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When its first step began.' }),
    finishedAt: t.expose('finishedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was queued.' }),
  }),
});

builder.prismaObjectField(WorkflowRunStep, 'run', (t) =>
  t.field({
    type: WorkflowRun,
    description: 'The run it belongs to.',
    resolve: async ({ workflowRunId }, _args, { loaders }) => {
      const run = await loaders.workflowRun.load(workflowRunId);
      if (!run) throw notFound('Workflow run');
      return run;
    },
  }),
);
