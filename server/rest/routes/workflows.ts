import { parse } from 'graphql';
import { workflow, workflowRun } from '../fragments.ts';
import type { Route } from '../route.ts';

const definition = {
  trigger: { type: 'manual' },
  nodes: [{ id: 'greet', type: 'send_message', body: 'Hello' }],
  edges: [],
};

export const workflowRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/workflows',
    status: 200,
    summary: 'List workflows',
    document: parse(`
      query ListWorkflows($first: Int, $after: String) {
        workflows(first: $first, after: $after) { nodes { ...Workflow } pageInfo { hasNextPage endCursor } }
      }
      ${workflow}
    `),
    answer: 'workflows',
  },
  {
    method: 'POST',
    path: '/workflows',
    status: 201,
    summary: 'Create a workflow',
    document: parse(`
      mutation CreateWorkflow($input: CreateWorkflowInput!) {
        createWorkflow(input: $input) { workflow { ...Workflow } cursor }
      }
      ${workflow}
    `),
    answer: 'createWorkflow.workflow',
    example: { name: 'Greeting', definition },
  },
  {
    method: 'GET',
    path: '/workflows/:id',
    status: 200,
    summary: 'Read a workflow',
    document: parse(`query ReadWorkflow($id: ID!) { workflow(id: $id) { ...Workflow } } ${workflow}`),
    answer: 'workflow',
  },
  {
    method: 'PATCH',
    path: '/workflows/:id',
    status: 200,
    summary: 'Change a workflow',
    document: parse(`
      mutation UpdateWorkflow($input: UpdateWorkflowInput!) {
        updateWorkflow(input: $input) { workflow { ...Workflow } cursor }
      }
      ${workflow}
    `),
    answer: 'updateWorkflow.workflow',
    example: { enabled: false },
  },
  {
    method: 'DELETE',
    path: '/workflows/:id',
    status: 204,
    summary: 'Delete a workflow',
    document: parse(
      `mutation DeleteWorkflow($input: DeleteWorkflowInput!) { deleteWorkflow(input: $input) { cursor } }`,
    ),
  },
  {
    method: 'POST',
    path: '/workflows/:id/run',
    status: 202,
    summary: 'Run a workflow',
    document: parse(`
      mutation RunWorkflow($input: RunWorkflowInput!) {
        runWorkflow(input: $input) { workflowRun { ...WorkflowRun } cursor }
      }
      ${workflowRun}
    `),
    answer: 'runWorkflow.workflowRun',
    example: {},
  },
  {
    method: 'GET',
    path: '/workflows/:id/runs',
    status: 200,
    summary: 'List the runs of a workflow',
    document: parse(`
      query ListWorkflowRuns($id: ID!, $first: Int, $after: String, $status: [WorkflowRunStatus!]) {
        workflow(id: $id) {
          runs(first: $first, after: $after, status: $status) {
            nodes { ...WorkflowRun } pageInfo { hasNextPage endCursor }
          }
        }
      }
      ${workflowRun}
    `),
    answer: 'workflow.runs',
  },
];
