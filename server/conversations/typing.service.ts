import { type Actor, authorize, authorizeStaff, type Member } from '../auth/actor.ts';
import { publishSignal } from '../events/bus.ts';
import { LatestStates } from '../events/latest-states.ts';
import { findConversation } from './conversation-lists.service.ts';
import { type Typing, typingIn, typingKey } from './typing-leases.ts';

/**
 * Tells the others in a conversation that somebody writes. The signal ends by itself after 6 seconds.
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function setTyping(actor: Actor, conversationId: string, typing: boolean): Promise<void> {
  const member = authorize(actor, 'messages:write');
  await findConversation(actor, conversationId);
  publishTyping(member.organizationId, { conversationId, typing, author: authorOf(member) });
}

/** For whoever has been let in already. */
export function publishTyping(organizationId: string, data: Typing): void {
  publishSignal({ organizationId, kind: 'typing', conversationId: data.conversationId, data });
}

function authorOf({ kind, id, name }: Member): Typing['author'] {
  if (kind === 'contact') {
    return { type: 'CONTACT', id, name: name ?? 'Contact' };
  }
  return kind === 'user' ? { type: 'AGENT', id, name: name ?? 'Agent' } : { type: 'AGENT', id: null, name: 'Agent' };
}

/**
 * Who starts and stops writing, except the one who asks; first who writes already.
 * @param conversationId null: in any conversation, for staff alone
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function followTyping(
  actor: Actor,
  conversationId: string | null,
): Promise<AsyncIterableIterator<Typing>> {
  const member = conversationId ? authorize(actor, 'conversations:read') : authorizeStaff(actor, 'conversations:read');
  if (conversationId) await findConversation(actor, conversationId);
  const concerns = (typing: Typing) =>
    (conversationId === null || typing.conversationId === conversationId) &&
    (typing.author.id === null || typing.author.id !== member.id);
  const { writing, leave } = typingIn(member.organizationId, (typing) => {
    if (concerns(typing)) signals.push(typingKey(typing), typing);
  });
  const signals = new LatestStates<Typing, Typing>({ actor: member, take: takeFirst, stop: leave });
  for (const typing of writing.filter(concerns)) signals.push(typingKey(typing), typing);
  return signals;
}

function takeFirst(waiting: Map<string, Typing>): Typing {
  const [first] = waiting;
  if (!first) throw new Error('nothing waits');
  waiting.delete(first[0]);
  return first[1];
}
