import { z } from 'zod';
import { requireAiAgent } from '../ai-agents/ai-agent-lookup.service.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { AppError } from '../errors.ts';
import type { Change, Written } from '../events/change.ts';
import type { AiAgent, Conversation } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { queueAnswer } from './answer-queue.ts';
import { act, requireMember } from './conversation-actions.service.ts';
import { changeConversation } from './conversations.service.ts';

const HandOff = z.object({
  reason: z.string().trim().min(1, 'must not be empty').max(500, 'must have at most 500 characters').nullish(),
  assigneeId: z.guid().nullish(),
});

/**
 * Takes the conversation from the AI: from now on the contact waits for a person. One that a person has already stays
 * as it is, unless it is given to another one.
 * @param input.assigneeId user id of a member; without it, whoever it is assigned to
 * @throws NOT_FOUND, FORBIDDEN, VALIDATION_FAILED (no member of this organization)
 */
export function handOffConversation(actor: Actor, id: string, input: unknown): Promise<Written<Conversation>> {
  authorizeStaff(actor, 'conversations:write');
  const { reason = null, assigneeId } = parseInput(HandOff, input);
  return changeConversation(actor, id, async (current, conversation) => {
    const assignee = assigneeId ? await requireMember(current, assigneeId) : null;
    const assigned = assignee !== null && assigneeId !== conversation.assigneeId;
    const detail = { reason, assigneeName: assignee?.user.name ?? null };
    if (conversation.handledBy === 'HUMAN') {
      return assigned ? act(current, conversation, { name: 'assigned', data: { assigneeId }, detail }) : conversation;
    }
    return act(current, conversation, {
      name: 'handed_off',
      data: {
        handledBy: 'HUMAN',
        controlEpoch: { increment: 1 },
        ...(assigned && { assigneeId }),
        ...(conversation.status !== 'RESOLVED' && { waitingSince: conversation.waitingSince ?? new Date() }),
      },
      detail,
    });
  });
}

/**
 * Gives the conversation to an AI agent: the one named, or the one it had, or its channel's. Nobody is assigned then,
 * since a person who is assigned has taken it from the AI. One that this AI agent has already stays as it is.
 * @throws NOT_FOUND (conversation, AI agent), FORBIDDEN, PRECONDITION_FAILED when no active AI agent can take it
 */
export function returnConversationToAi(
  actor: Actor,
  id: string,
  aiAgentId: string | null,
): Promise<Written<Conversation>> {
  return changeConversation(actor, id, async (current, conversation) => {
    const agent = await chooseAiAgent(current, conversation, aiAgentId);
    if (conversation.handledBy === 'AI' && conversation.aiAgentId === agent.id) return conversation;
    const returned = await act(current, conversation, {
      name: 'returned_to_ai',
      data: { handledBy: 'AI', aiAgentId: agent.id, assigneeId: null, controlEpoch: { increment: 1 } },
      detail: { aiAgentName: agent.name },
    });
    if (returned.waitingSince) await queueAnswer(current, returned);
    return returned;
  });
}

/** @throws NOT_FOUND, PRECONDITION_FAILED */
async function chooseAiAgent(
  { tx, actor }: Change,
  conversation: Conversation,
  named: string | null,
): Promise<AiAgent> {
  const { organizationId } = actor;
  if (named) return requireActive(await requireAiAgent(tx, organizationId, named));
  const channel = await tx.channel.findFirst({ where: { organizationId, id: conversation.channelId } });
  const ids = [conversation.aiAgentId, channel?.aiAgentId].filter((id) => id != null);
  const agents = await tx.aiAgent.findMany({ where: { organizationId, id: { in: ids } } });
  const inOrder = ids.flatMap((id) => agents.filter((agent) => agent.id === id));
  const active = inOrder.find(({ status }) => status === 'ACTIVE') ?? inOrder[0];
  if (active) return requireActive(active);
  throw new AppError(
    'PRECONDITION_FAILED',
    'No AI agent answers this conversation or its channel. Name one (aiAgentId), or set one for the channel.',
  );
}

function requireActive(agent: AiAgent): AiAgent {
  if (agent.status === 'ACTIVE') return agent;
  throw new AppError('PRECONDITION_FAILED', `The AI agent ${agent.name} is paused. Set it to ACTIVE, or name another.`);
}
