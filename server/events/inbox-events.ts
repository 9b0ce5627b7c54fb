import { type Actor, authorize, type Member } from '../auth/actor.ts';
import type { Permission } from '../auth/permissions.ts';
import { type EventType, type LoggedEvent, permissionFor } from './event-types.ts';
import { type Followed, follow, type LogSource } from './follow.ts';

type Wanted = {
  types?: readonly EventType[];
  conversationId?: string | null;
  /** Which of them; all unless told. */
  matches?: (event: LoggedEvent) => boolean;
  after?: string | null | undefined;
  /** What a subscriber needs at all; reading conversations unless told. */
  permission?: Permission;
};

/**
 * Everything that changes the inbox, in order. Staff get every event, so that numbers have no gaps; those that they may
 * not see say nothing but their number (`concealed`). Contacts follow their own conversations.
 */
export function followInbox(actor: Actor, after?: string | null): Promise<LogSource> {
  const member = authorize(actor, 'conversations:read');
  if (member.kind === 'contact') return followEvents(actor, { after });
  return follow(member, { after, wants: () => true });
}

/** The event as its follower may see it. */
export function concealed(actor: Actor, followed: Followed): Followed {
  if (followed.type === 'caught_up' || followed.type === 'hidden') return followed;
  return actor.permissions.has(permissionFor(followed.type)) ? followed : { ...followed, type: 'hidden', event: null };
}

/**
 * Events of the given types, of one conversation or all, that the actor may see.
 * @throws UNAUTHENTICATED, FORBIDDEN, CURSOR_EXPIRED, VALIDATION_FAILED
 */
export async function followEvents(actor: Actor, wanted: Wanted): Promise<LogSource> {
  const member = authorize(actor, wanted.permission ?? 'conversations:read');
  return follow(member, {
    after: wanted.after,
    wants: (event) =>
      (!wanted.types || wanted.types.includes(event.type)) &&
      (!wanted.conversationId || wanted.conversationId === event.conversationId) &&
      (!wanted.matches || wanted.matches(event)) &&
      maySee(member, event),
  });
}

const contactTypes: readonly EventType[] = [
  'message.created',
  'conversation.created',
  'conversation.updated',
  'conversation.resolved',
  'conversation.reopened',
];

/** Checked for each event. A contact sees what happens in its own conversations, without notes and activities. */
function maySee(member: Member, event: LoggedEvent): boolean {
  if (!member.permissions.has(permissionFor(event.type))) return false;
  if (member.kind !== 'contact') return true;
  if (event.contactId !== member.id || !contactTypes.includes(event.type)) return false;
  return event.type !== 'message.created' || event.payload.kind === 'REPLY';
}
