import { eventRef, InboxEvent } from '../events/inbox-event.schema.ts';
import { followEvents } from '../events/inbox-events.ts';
import { builder } from '../graphql/builder.ts';
import { readOptionalId } from '../graphql/ids.ts';
import { WorkflowRun } from './workflow-run.schema.ts';
import { findWorkflowRun } from './workflow-runs.service.ts';

const WorkflowRunChangedEvent = eventRef('WorkflowRunChangedEvent').implement({
  interfaces: [InboxEvent],
  description: 'A run of a workflow was started or moved on.',
  fields: (t) => ({
    workflowRun: t.field({
      type: WorkflowRun,
      nullable: true,
      description: 'The run as it is now; null in the CAUGHT_UP mark and when its workflow has been deleted.',
      resolve: ({ event }, _args, { loaders }) => (event ? loaders.workflowRun.load(event.subjectId) : null),
    }),
  }),
});

builder.subscriptionField('workflowRunChanged', (t) =>
  t.field({
    type: WorkflowRunChangedEvent,
    description: 'Changes of one run of a workflow, or of all.',
    authScopes: { permission: 'workflows:read' },
    args: {
      id: t.arg.id({ description: 'run_…; without it, all runs.' }),
      after: t.arg.string({
        description: 'Replay what came behind this cursor first; "0" is the beginning of the log.',
      }),
    },
    subscribe: async (_root, { id, after }, { actor }) => {
      const runId = readOptionalId('WorkflowRun', id, 'id');
      if (runId) await findWorkflowRun(actor, runId);
      return followEvents(actor, {
        types: ['workflow_run.created', 'workflow_run.updated'],
        matches: ({ subjectId }) => !runId || subjectId === runId,
        after,
        permission: 'workflows:read',
      });
    },
    resolve: (followed) => followed,
  }),
);
