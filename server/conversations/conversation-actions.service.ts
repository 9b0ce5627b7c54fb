import { difference } from '../audit/difference.ts';
import type { Actor } from '../auth/actor.ts';
import { toTypeId } from '../db/ids.ts';
import { notFound, validationFailed } from '../errors.ts';
import { appendEvent, type Change, recordAudit, type Written } from '../events/change.ts';
import type { Conversation, Prisma } from '../generated/prisma/client.ts';
import { changeConversation, conversationAudit, conversationEvent } from './conversations.service.ts';
import { appendMessage } from './messages.service.ts';

type ActionName = 'assigned' | 'snoozed' | 'resolved' | 'reopened' | 'handed_off' | 'returned_to_ai';

type Action = {
  name: ActionName;
  data: Prisma.ConversationUncheckedUpdateInput;
  /** What the line in the thread says beside the action's name. */
  detail: Record<string, unknown>;
};

/** Writes the new state, the quiet line in the thread, the event and the audit row of one action. */
export async function act(
  current: Change,
  before: Conversation,
  { name, data, detail }: Action,
): Promise<Conversation> {
  const { tx, actor } = current;
  const { organizationId } = actor;
  const after = await tx.conversation.update({
    where: { organizationId_id: { organizationId, id: before.id } },
    data,
  });
  appendEvent(current, conversationEvent(`conversation.${name}`, before, detail));
  const reason = { reason: typeof detail.reason === 'string' ? detail.reason : null };
  const diff = { ...actionDifference(before, after), ...difference({ reason: null }, reason, ['reason']) };
  recordAudit(current, conversationAudit(actions[name], before, diff));
  const { conversation } = await appendMessage(current, after, {
    kind: 'ACTIVITY',
    authorType: 'SYSTEM',
    body: name,
    metadata: { action: name, actorName: actor.name, ...detail },
  });
  return conversation;
}

/** What each action is called in the audit log. */
const actions: Record<ActionName, string> = {
  assigned: 'conversation.assign',
  snoozed: 'conversation.snooze',
  resolved: 'conversation.resolve',
  reopened: 'conversation.reopen',
  handed_off: 'conversation.hand_off',
  returned_to_ai: 'conversation.return_to_ai',
};

function actionDifference(before: Conversation, after: Conversation) {
  const ids = ({ assigneeId, aiAgentId }: Conversation) => ({
    assigneeId: assigneeId && toTypeId('user', assigneeId),
    aiAgentId: aiAgentId && toTypeId('agt', aiAgentId),
  });
  return {
    ...difference(before, after, ['status', 'snoozedUntil', 'handledBy', 'controlEpoch']),
    ...difference(ids(before), ids(after), ['assigneeId', 'aiAgentId']),
  };
}

/**
 * Gives the conversation to a member, or to nobody. A person who is given it takes it from the AI.
 * @param assigneeId user id of a member of the organization; null: unassigned
 * @throws NOT_FOUND (conversation, member), VALIDATION_FAILED (a viewer), FORBIDDEN
 */
export function assignConversation(
  actor: Actor,
  id: string,
  assigneeId: string | null,
): Promise<Written<Conversation>> {
  return changeConversation(actor, id, async (current, conversation) => {
    if (conversation.assigneeId === assigneeId) return conversation;
    const assignee = assigneeId ? await requireMember(current, assigneeId) : null;
    const takesOver = assignee !== null && conversation.handledBy === 'AI';
    return act(current, conversation, {
      name: 'assigned',
      data: { assigneeId, ...(takesOver && { handledBy: 'HUMAN', controlEpoch: { increment: 1 } }) },
      detail: { assigneeName: assignee?.user.name ?? null },
    });
  });
}

/** @throws VALIDATION_FAILED for anybody who cannot answer here */
export async function requireMember({ tx, actor }: Change, userId: string) {
  const { organizationId } = actor;
  const member = await tx.membership.findFirst({ where: { organizationId, userId }, include: { user: true } });
  if (!member) throw notFound('Member');
  if (member.role === 'VIEWER')
    throw validationFailed([{ path: 'assigneeId', message: 'is a viewer, who cannot answer' }]);
  return member;
}

/** Hides the conversation until then, or until the contact writes. @throws VALIDATION_FAILED for a moment in the past */
export function snoozeConversation(actor: Actor, id: string, until: Date): Promise<Written<Conversation>> {
  if (until <= new Date()) throw validationFailed([{ path: 'until', message: 'must lie in the future' }]);
  return changeConversation(actor, id, (current, conversation) =>
    act(current, conversation, {
      name: 'snoozed',
      data: { status: 'SNOOZED', snoozedUntil: until, resolvedAt: null },
      detail: { until: until.toISOString() },
    }),
  );
}

/** Resolving what is resolved changes nothing. */
export function resolveConversation(actor: Actor, id: string): Promise<Written<Conversation>> {
  return changeConversation(actor, id, async (current, conversation) => {
    if (conversation.status === 'RESOLVED') return conversation;
    return act(current, conversation, {
      name: 'resolved',
      data: { status: 'RESOLVED', resolvedAt: new Date(), snoozedUntil: null, waitingSince: null },
      detail: {},
    });
  });
}

const reopened: Action = {
  name: 'reopened',
  data: { status: 'OPEN', resolvedAt: null, snoozedUntil: null },
  detail: {},
};

/** Reopening what is open changes nothing. */
export function reopenConversation(actor: Actor, id: string): Promise<Written<Conversation>> {
  return changeConversation(actor, id, async (current, conversation) => {
    if (conversation.status === 'OPEN') return conversation;
    return act(current, conversation, reopened);
  });
}

/** Brings a snoozed conversation back when its time has come; one that was changed meanwhile stays as it is. */
export function wakeConversation(actor: Actor, id: string): Promise<Written<Conversation>> {
  return changeConversation(actor, id, async (current, conversation) => {
    const due = conversation.status === 'SNOOZED' && (conversation.snoozedUntil ?? new Date()) <= new Date();
    return due ? act(current, conversation, reopened) : conversation;
  });
}
