import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { byCreation, keysetQuery, type Page } from '../db/keyset.ts';
import { lockRow } from '../db/lock.ts';
import { AppError, notFound } from '../errors.ts';
import { appendEvent, change, recordAudit, type Written } from '../events/change.ts';
import type { Prisma, Workflow } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { checkReferences } from './definition-references.ts';
import { isSameDefinition, WorkflowDefinition } from './workflow-definition.ts';

const fields = {
  name: z.string().trim().min(1, 'must not be empty').max(120, 'must have at most 120 characters'),
  description: z.string().trim().max(2000, 'must have at most 2000 characters').nullish(),
  enabled: z.boolean(),
};

const CreateWorkflow = z.object({
  ...fields,
  enabled: fields.enabled.nullish().transform((enabled) => enabled ?? true),
  definition: WorkflowDefinition,
});

const UpdateWorkflow = z.object({
  ...fields,
  name: fields.name.optional(),
  enabled: fields.enabled.optional(),
  definition: z.record(z.string(), z.unknown(), 'takes { trigger, nodes, edges }').optional(),
});

/** Not the definition: it may be long, and its requests may carry keys of other systems. */
const audited = ['name', 'description', 'enabled', 'version', 'triggerType'] as const;

const asColumns = (definition: WorkflowDefinition) => ({
  triggerType: definition.trigger.type,
  definition: definition as Prisma.InputJsonObject,
});

export function listWorkflows(actor: Actor, page: Page): Promise<Workflow[]> {
  const { organizationId } = authorizeStaff(actor, 'workflows:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.workflow.findMany({ where: { AND: [{ organizationId }, where] }, orderBy, take });
}

/** @throws NOT_FOUND */
export async function findWorkflow(actor: Actor, id: string): Promise<Workflow> {
  const { organizationId } = authorizeStaff(actor, 'workflows:read');
  const workflow = await db.workflow.findFirst({ where: { organizationId, id } });
  if (!workflow) throw notFound('Workflow');
  return workflow;
}

/** @throws VALIDATION_FAILED that names the node or edge, NOT_FOUND for what the definition names, FORBIDDEN */
export function createWorkflow(actor: Actor, input: unknown): Promise<Written<Workflow>> {
  const member = authorizeStaff(actor, 'workflows:write');
  const { definition, ...rest } = parseInput(CreateWorkflow, input);
  const { organizationId } = member;
  return change(member, async (current) => {
    await checkReferences(current.tx, organizationId, definition);
    const workflow = await current.tx.workflow.create({
      data: { id: newId(), organizationId, ...rest, ...asColumns(definition) },
    });
    appendEvent(current, { type: 'workflow.created', subjectId: workflow.id });
    recordAudit(current, {
      action: 'workflow.create',
      targetType: 'Workflow',
      targetId: workflow.id,
      diff: difference(null, workflow, audited),
    });
    return workflow;
  });
}

/**
 * Of a definition, the parts that are given (trigger, nodes, edges) replace the old ones as a whole: a part of a graph has
 * no meaning without the rest of it. A changed definition is a new version; runs under way keep theirs.
 * @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN
 */
export function updateWorkflow(actor: Actor, id: string, input: unknown): Promise<Written<Workflow>> {
  const member = authorizeStaff(actor, 'workflows:write');
  const { organizationId } = member;
  const { definition: given, ...changes } = parseInput(UpdateWorkflow, input);
  return change(member, async (current) => {
    await lockRow(current.tx, 'workflows', organizationId, id);
    const found = await current.tx.workflow.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('Workflow');
    const definition = given && mergedDefinition(found, given);
    if (definition) await checkReferences(current.tx, organizationId, definition);
    const changed = definition && !isSameDefinition(definition, found.definition);
    const workflow = await current.tx.workflow.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...changes, ...(changed && { ...asColumns(definition), version: found.version + 1 }) },
    });
    appendEvent(current, { type: 'workflow.updated', subjectId: id });
    recordAudit(current, {
      action: 'workflow.update',
      targetType: 'Workflow',
      targetId: id,
      diff: difference(found, workflow, audited),
    });
    return workflow;
  });
}

function mergedDefinition({ definition }: Workflow, given: object): WorkflowDefinition {
  const merged = { ...(definition as object), ...given };
  return parseInput(z.object({ definition: WorkflowDefinition }), { definition: merged }).definition;
}

/** Its ended runs go with it. @throws NOT_FOUND, FORBIDDEN, CONFLICT while a run has not ended */
export function deleteWorkflow(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = authorizeStaff(actor, 'workflows:write');
  const { organizationId } = member;
  return change(member, async (current) => {
    await lockRow(current.tx, 'workflows', organizationId, id);
    const found = await current.tx.workflow.findFirst({ where: { organizationId, id } });
    if (!found) throw notFound('Workflow');
    const running = await current.tx.workflowRun.findFirst({
      where: { organizationId, workflowId: id, status: { in: ['QUEUED', 'RUNNING', 'WAITING'] } },
      select: { id: true },
    });
    if (running) throw new AppError('CONFLICT', 'The workflow still has runs under way; cancel them first.');
    await current.tx.workflow.delete({ where: { organizationId_id: { organizationId, id } } });
    appendEvent(current, { type: 'workflow.deleted', subjectId: id });
    recordAudit(current, {
      action: 'workflow.delete',
      targetType: 'Workflow',
      targetId: id,
      diff: difference(found, null, audited),
    });
    return { id };
  });
}
