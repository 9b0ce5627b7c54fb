import { asPlatform } from '../../db/client.ts';
import { newId, parseTypeId, toTypeId } from '../../db/ids.ts';
import type { WorkflowRunStatus } from '../../generated/prisma/enums.ts';
import { unique } from '../organizations.ts';
import type { Specimens } from '../specimens.ts';
import type { World } from '../world.ts';

export const smallestDefinition = { trigger: { type: 'manual' }, nodes: [{ id: 'stop', type: 'end' }], edges: [] };

type NewRun = {
  organizationId: string;
  workflowId: string;
  status?: WorkflowRunStatus;
  conversationId?: string;
  definition?: object;
};

/** Runs begin in the engine, so tests write the row. Ids are those of the API, the answer too. */
export async function insertRun({ organizationId, workflowId, conversationId, ...columns }: NewRun): Promise<string> {
  const data = {
    id: newId(),
    organizationId: parseTypeId('org', organizationId),
    workflowId: parseTypeId('wf', workflowId),
    conversationId: conversationId ? parseTypeId('conv', conversationId) : null,
    version: 1,
    status: 'RUNNING' as const,
    definition: smallestDefinition,
    startedAt: new Date(),
    ...columns,
  };
  await asPlatform('test', (platform) => platform.workflowRun.create({ data }));
  return toTypeId('run', data.id);
}

/** @param runId of the API, like the answer */
export async function insertStep(organizationId: string, runId: string, seq = 1): Promise<string> {
  const id = newId();
  const data = {
    id,
    organizationId: parseTypeId('org', organizationId),
    workflowRunId: parseTypeId('run', runId),
    seq,
    nodeId: 'stop',
    nodeType: 'end',
    attempts: 1,
    input: { seq },
  };
  await asPlatform('test', (platform) => platform.workflowRunStep.create({ data }));
  return toTypeId('step', id);
}

const makeRun = async (world: World) =>
  insertRun({
    organizationId: world.organization.id,
    workflowId: await world.id('Workflow'),
    conversationId: await world.id('Conversation'),
  });

export const workflows: Specimens = {
  makes: {
    Workflow: async ({ owner }) => {
      const input = { name: unique('flow'), definition: smallestDefinition };
      return (await owner.mutate('createWorkflow', input, 'workflow { id }')).workflow.id;
    },
    WorkflowRun: makeRun,
    WorkflowRunStep: async (world) => insertStep(world.organization.id, await world.make('WorkflowRun')),
  },
  queries: {
    workflow: async (world) => ({ id: await world.id('Workflow') }),
    workflows: () => ({ first: 10 }),
    workflowRun: async (world) => ({ id: await world.id('WorkflowRun') }),
    workflowRuns: async (world) => ({ first: 10, filter: { workflowId: await world.id('Workflow') } }),
  },
  mutations: {
    createWorkflow: () => ({ input: { name: 'Greeting', definition: smallestDefinition } }),
    updateWorkflow: async (world) => ({ input: { id: await world.id('Workflow'), name: unique('flow') } }),
    deleteWorkflow: async (world) => ({ input: { id: await world.make('Workflow') } }),
    runWorkflow: async (world) => ({ input: { id: await world.id('Workflow') } }),
    cancelWorkflowRun: async (world) => ({ input: { id: await world.make('WorkflowRun') } }),
  },
  subscriptions: {
    workflowRunChanged: async (world) => ({ id: await world.id('WorkflowRun'), after: '0' }),
  },
  engineless: ['runWorkflow'],
};
