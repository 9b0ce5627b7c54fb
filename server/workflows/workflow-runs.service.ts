import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { findConversation } from '../conversations/conversation-lists.service.ts';
import { db } from '../db/client.ts';
import { byCreation, keysetQuery, type Page, type SortColumn } from '../db/keyset.ts';
import { lockRow } from '../db/lock.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { Workflow, WorkflowRun, WorkflowRunStatus, WorkflowRunStep } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { findWorkflow } from './workflows.service.ts';

export type WorkflowRunFilter = { workflowId?: string | null; status?: WorkflowRunStatus[] | null };

/** In the order in which they were taken. */
export const byStep: readonly SortColumn[] = [{ name: 'seq', kind: 'int', direction: 'asc' }];

export function listWorkflowRuns(actor: Actor, filter: WorkflowRunFilter, page: Page): Promise<WorkflowRun[]> {
  const { organizationId } = authorizeStaff(actor, 'workflows:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.workflowRun.findMany({
    where: {
      AND: [
        { organizationId },
        where,
        filter.workflowId ? { workflowId: filter.workflowId } : {},
        filter.status?.length ? { status: { in: filter.status } } : {},
      ],
    },
    orderBy,
    take,
  });
}

/** @throws NOT_FOUND */
export async function findWorkflowRun(actor: Actor, id: string): Promise<WorkflowRun> {
  const { organizationId } = authorizeStaff(actor, 'workflows:read');
  const run = await db.workflowRun.findFirst({ where: { organizationId, id } });
  if (!run) throw notFound('Workflow run');
  return run;
}

export function listSteps(actor: Actor, workflowRunId: string, page: Page): Promise<WorkflowRunStep[]> {
  const { organizationId } = authorizeStaff(actor, 'workflows:read');
  const { where, orderBy, take } = keysetQuery(page, byStep);
  return db.workflowRunStep.findMany({ where: { AND: [{ organizationId, workflowRunId }, where] }, orderBy, take });
}

const runnableMax = 20;

/** Those that can be started by hand and are enabled, by name. */
export function runnableWorkflows(actor: Actor): Promise<Pick<Workflow, 'id' | 'name' | 'description'>[]> {
  const { organizationId } = authorizeStaff(actor, 'workflows:read');
  return db.workflow.findMany({
    where: { organizationId, enabled: true, triggerType: 'manual' },
    select: { id: true, name: true, description: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: runnableMax,
  });
}

const inputCharsMax = 64_000;

const RunWorkflow = z.object({
  input: z
    .record(z.string(), z.unknown(), 'takes an object')
    .refine((input) => JSON.stringify(input).length <= inputCharsMax, `has more than ${inputCharsMax} characters`)
    .nullish(),
});

/**
 * Starts a run by hand.
 * @param input.input what templates find as `trigger.input`
 * @param conversationId the conversation that the steps act on
 * @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN; for the time being UPSTREAM_FAILED
 */
export async function runWorkflow(
  actor: Actor,
  id: string,
  conversationId: string | null,
  input: unknown,
): Promise<Written<WorkflowRun>> {
  authorizeStaff(actor, 'workflows:write');
  parseInput(RunWorkflow, input);
  await findWorkflow(actor, id);
  if (conversationId) await findConversation(actor, conversationId);
  throw new AppError(
    'UPSTREAM_FAILED',
    'This server cannot run workflows yet: it has no workflow engine. The workflow is stored; run it after an upgrade.',
  );
}

const ended: readonly WorkflowRunStatus[] = ['SUCCEEDED', 'FAILED', 'CANCELED'];

/** A step that was under way is closed with it. @throws NOT_FOUND, FORBIDDEN, CONFLICT when the run has ended */
export function cancelWorkflowRun(actor: Actor, id: string): Promise<Written<WorkflowRun>> {
  const member = authorizeStaff(actor, 'workflows:write');
  const { organizationId } = member;
  return change(member, async (current) => {
    await lockRow(current.tx, 'workflow_runs', organizationId, id);
    const found = await current.tx.workflowRun.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('Workflow run');
    if (ended.includes(found.status)) throw new AppError('CONFLICT', `The run has already ended: ${found.status}.`);
    const finishedAt = new Date();
    const run = await current.tx.workflowRun.update({
      where: { organizationId_id: { organizationId, id } },
      data: { status: 'CANCELED', finishedAt },
    });
    await current.tx.workflowRunStep.updateMany({
      where: { organizationId, workflowRunId: id, status: 'RUNNING' },
      data: { status: 'FAILED', error: 'The run was canceled during this step.', finishedAt },
    });
    recordCancel(current, found, run);
    return run;
  });
}

function recordCancel(current: Change, found: WorkflowRun, run: WorkflowRun): void {
  const { id, conversationId } = run;
  appendEvent(current, {
    type: 'workflow_run.updated',
    subjectId: id,
    ...(conversationId && { conversationId }),
  });
  recordAudit(current, {
    action: 'workflow_run.cancel',
    targetType: 'WorkflowRun',
    targetId: id,
    diff: difference(found, run, ['status', 'finishedAt']),
  });
}
