import { type Actor, authorize } from '../auth/actor.ts';
import { onSignal, publishSignal } from '../events/bus.ts';
import { LatestStates } from '../events/latest-states.ts';
import { answersIn } from './answers-under-way.ts';
import { findConversation } from './conversation-lists.service.ts';
import type { MessageDelta } from './message-deltas.ts';

/** Tells those who look at the conversation what an AI agent does there. */
export function publishMessageDelta(organizationId: string, delta: MessageDelta): void {
  publishSignal({ organizationId, kind: 'answer', conversationId: delta.conversationId, data: delta });
}

/** Calls when somebody began to look at the conversation and has to be told the whole answer. @returns how to stop */
export function onAnswerWanted(organizationId: string, conversationId: string, tell: () => void): () => void {
  return onSignal(organizationId, (signal) => {
    if (signal.kind === 'answer_wanted' && signal.conversationId === conversationId) tell();
  });
}

/**
 * What an AI agent writes in a conversation, and its steps; first what is written already. A slow reader gets several
 * pieces as one.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function followMessageDeltas(
  actor: Actor,
  conversationId: string,
): Promise<AsyncIterableIterator<MessageDelta>> {
  const member = authorize(actor, 'messages:read');
  await findConversation(actor, conversationId);
  const waiting = new Map<string, MessageDelta>();
  const push = (delta: MessageDelta) => {
    const joined = join(waiting.get(delta.messageId), delta);
    waiting.set(delta.messageId, joined);
    deltas.push(delta.messageId, joined);
  };
  const { current, leave } = answersIn(member.organizationId, conversationId, push);
  const deltas = new LatestStates<MessageDelta, MessageDelta>({
    actor: member,
    take(latest) {
      const [first] = latest;
      if (!first) throw new Error('nothing waits');
      latest.delete(first[0]);
      waiting.delete(first[0]);
      return first[1];
    },
    stop: leave,
  });
  if (current) push(current);
  else publishSignal({ organizationId: member.organizationId, kind: 'answer_wanted', conversationId, data: {} });
  return deltas;
}

/** Two pieces as one that says what both say. */
function join(earlier: MessageDelta | undefined, later: MessageDelta): MessageDelta {
  if (!earlier || later.start < earlier.start) return later;
  return { ...later, start: earlier.start, text: earlier.text.slice(0, later.start - earlier.start) + later.text };
}
