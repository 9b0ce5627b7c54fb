import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { requireQuota } from '../billing/quotas.service.ts';
import { setAnsweredChannels } from '../channels/channel-agents.service.ts';
import { isForeignKeyViolation } from '../db/errors.ts';
import { newId } from '../db/ids.ts';
import { lockRow } from '../db/lock.ts';
import { AppError } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { AiAgent } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { CreateAiAgent, mergeRules, UpdateAiAgent } from './ai-agent-input.ts';
import { replaceLinks } from './ai-agent-links.service.ts';
import { requireAiAgent } from './ai-agent-lookup.service.ts';
import { changedSecrets, keepSecrets, shownTools } from './http-tools.ts';

/**
 * @throws VALIDATION_FAILED, FORBIDDEN (channels need channels:write too), NOT_FOUND for a knowledge source or channel
 * that is not there
 */
export function createAiAgent(actor: Actor, input: unknown): Promise<Written<AiAgent>> {
  const member = authorizeStaff(actor, 'ai-agents:write');
  const {
    knowledgeSourceIds,
    channelIds,
    tools = [],
    handOffRules,
    workingHours,
    ...columns
  } = parseInput(CreateAiAgent, input);
  if (channelIds) authorizeStaff(actor, 'channels:write');
  const nothing = { handOffRules: {}, workingHours: {} };
  const rules = mergeRules(nothing, { handOffRules: handOffRules ?? {}, workingHours: workingHours ?? {} });
  const stored = keepSecrets(tools, []);
  return change(member, async (current) => {
    await requireQuota(current, 'aiAgents');
    const { organizationId } = member;
    const agent = await current.tx.aiAgent.create({
      data: { id: newId(), organizationId, ...columns, ...rules, tools: stored as object[] },
    });
    const diff = await replaceLinks(current, agent.id, { knowledgeSourceIds, channelIds });
    record(current, 'created', null, agent, diff);
    return agent;
  });
}

/**
 * Fields that are given change; rules and hours merge, tools and links are replaced.
 * @throws VALIDATION_FAILED, NOT_FOUND, FORBIDDEN
 */
export function updateAiAgent(actor: Actor, id: string, input: unknown): Promise<Written<AiAgent>> {
  const member = authorizeStaff(actor, 'ai-agents:write');
  const { organizationId } = member;
  const { knowledgeSourceIds, channelIds, tools, handOffRules, workingHours, ...columns } = parseInput(
    UpdateAiAgent,
    input,
  );
  if (channelIds) authorizeStaff(actor, 'channels:write');
  return change(member, async (current) => {
    await lockRow(current.tx, 'ai_agents', organizationId, id);
    const found = await requireAiAgent(current.tx, organizationId, id);
    const rules = mergeRules(found, { handOffRules, workingHours });
    const stored = tools && { tools: keepSecrets(tools, found.tools) as object[] };
    const agent = await current.tx.aiAgent.update({
      where: { organizationId_id: { organizationId, id } },
      data: { ...columns, ...rules, ...stored },
    });
    const diff = await replaceLinks(current, id, { knowledgeSourceIds, channelIds });
    record(current, 'updated', found, agent, diff);
    return agent;
  });
}

const actions = { created: 'create', updated: 'update', deleted: 'delete' } as const;

const audited = [
  'name',
  'instructions',
  'model',
  'temperature',
  'tone',
  'languages',
  'status',
  'tools',
  'handOffRules',
  'workingHours',
] as const;

function record(
  current: Change,
  event: keyof typeof actions,
  before: AiAgent | null,
  after: AiAgent | null,
  more: Record<string, unknown> = {},
): void {
  const targetId = (after ?? before)?.id ?? '';
  const shown = (agent: AiAgent | null) => agent && { ...agent, tools: shownTools(agent.tools) };
  const secrets = changedSecrets(before?.tools ?? [], after?.tools ?? []);
  appendEvent(current, { type: `ai_agent.${event}`, subjectId: targetId });
  recordAudit(current, {
    action: `ai_agent.${actions[event]}`,
    targetType: 'AiAgent',
    targetId,
    diff: {
      ...difference(shown(before), shown(after), audited),
      ...(secrets.length > 0 && { secretsSet: { from: null, to: secrets } }),
      ...more,
    },
  });
}

/**
 * Channels that it answers are answered by nobody from then on.
 * @throws NOT_FOUND, FORBIDDEN, CONFLICT when it has had conversations, messages or calls
 */
export function deleteAiAgent(actor: Actor, id: string): Promise<Written<{ id: string }>> {
  const member = authorizeStaff(actor, 'ai-agents:write');
  const { organizationId } = member;
  return change(member, async (current) => {
    await lockRow(current.tx, 'ai_agents', organizationId, id);
    const found = await requireAiAgent(current.tx, organizationId, id);
    await setAnsweredChannels(current, id, []);
    try {
      await current.tx.aiAgent.delete({ where: { organizationId_id: { organizationId, id } } });
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error;
      throw new AppError(
        'CONFLICT',
        'The AI agent has conversations, messages or calls, which keep its name. Pause it instead: set its status to PAUSED.',
      );
    }
    record(current, 'deleted', found, null);
    return { id };
  });
}
