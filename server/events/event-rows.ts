import type { Context } from '../graphql/context.ts';
import type { Loaders } from '../graphql/loaders.ts';
import type { LoggedEvent } from './event-types.ts';
import type { Followed } from './follow.ts';

type Kind = 'message' | 'conversation' | 'callSession' | 'callTurn';

/** Which kinds have been read for the events that these loaders serve. */
const read = new WeakMap<Loaders, Set<Kind>>();

/** A failure is told by the load that the resolver itself waits for: a loader keeps one promise for an id. */
const toldElsewhere = () => undefined;

function preload({ loaders }: Context, { batch }: Followed, kind: Kind): void {
  const kinds = read.get(loaders) ?? new Set();
  read.set(loaders, kinds);
  if (kinds.has(kind)) return;
  kinds.add(kind);
  for (const event of batch) preloadEvent(loaders, event, kind);
}

function preloadEvent(loaders: Loaders, event: LoggedEvent, kind: Kind): void {
  if (kind === 'message' && event.type === 'message.created') {
    loaders.message.load(event.subjectId).catch(toldElsewhere);
  }
  if (kind === 'conversation' && event.conversationId) {
    loaders.conversation.load(event.conversationId).catch(toldElsewhere);
    if (event.contactId) loaders.contact.load(event.contactId).catch(toldElsewhere);
  }
  if (kind === 'callTurn' && event.type === 'call.turn_added')
    loaders.callTurn.load(event.subjectId).catch(toldElsewhere);
  const callSessionId = kind === 'callSession' && callSessionIdOf(event);
  if (callSessionId) loaders.callSession.load(callSessionId).catch(toldElsewhere);
}

/** The call that an event is about, or null. */
export function callSessionIdOf({ type, subjectId, payload }: LoggedEvent): string | null {
  if (type === 'call.turn_added') return String(payload.callSessionId);
  return type.startsWith('call.') ? subjectId : null;
}

/**
 * The message of an event. The rows of all events that were waiting are read at once, so that a subscriber keeps up
 * with a busy organization: the number of queries follows the number of bursts, not of events.
 */
export function messageOf(followed: Followed, context: Context) {
  if (!followed.event) return null;
  preload(context, followed, 'message');
  return context.loaders.message.load(followed.event.subjectId);
}

/** The conversation of an event, read like `messageOf`. */
export function conversationOf(followed: Followed, context: Context) {
  if (!followed.event?.conversationId) return null;
  preload(context, followed, 'conversation');
  return context.loaders.conversation.load(followed.event.conversationId);
}

/** The turn of a `call.turn_added`, read like `messageOf`. */
export function callTurnOf(followed: Followed, context: Context) {
  if (!followed.event) return null;
  preload(context, followed, 'callTurn');
  return context.loaders.callTurn.load(followed.event.subjectId);
}

/** The call of an event, read like `messageOf`. */
export function callSessionOf(followed: Followed, context: Context) {
  const id = followed.event && callSessionIdOf(followed.event);
  if (!id) return null;
  preload(context, followed, 'callSession');
  return context.loaders.callSession.load(id);
}
