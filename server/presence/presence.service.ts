import { z } from 'zod';
import { type Actor, authorizeStaff, type Member, requireUser } from '../auth/actor.ts';
import { findConversation } from '../conversations/conversation-lists.service.ts';
import { validationFailed } from '../errors.ts';
import { LatestStates } from '../events/latest-states.ts';
import { parseInput } from '../validation.ts';
import type { Person } from './own-people.ts';
import type { Activity } from './presence.ts';
import { presenceSettings } from './presence-settings.ts';
import { closeIfEmpty, rosterOf, type ShownPerson } from './roster.ts';

/** `complete`: these are all who are there; otherwise those who changed. */
export type PresenceChange = { complete: boolean; people: ShownPerson[] };

const TabId = z.object({
  tabId: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'takes 1 to 64 letters, digits, "-" and "_"')
    .nullish(),
});

const alone = () => undefined;

/**
 * Who is there, first all of them and then who changes. A person who follows is there too, until it ends.
 * @param tabId the tab that follows; without it the person's session counts as one tab
 * @throws FORBIDDEN, VALIDATION_FAILED
 */
export function followPresence(actor: Actor, tabId: unknown): AsyncIterableIterator<PresenceChange> {
  const member = authorizeStaff(actor, 'members:read');
  const key = keyOf(member, tabId);
  const roster = rosterOf(member.organizationId);
  const disconnect = isPerson(member) ? roster.connect(member, key) : alone; // a program is nobody
  const { present, leave } = roster.follow((people) => {
    for (const person of people) changes.push(person.userId, person);
  });
  let complete = true;
  const changes = new LatestStates<ShownPerson, PresenceChange>(
    {
      actor: member,
      take(waiting) {
        const change = { complete, people: [...waiting.values()] };
        complete = false;
        waiting.clear();
        return change;
      },
      stop() {
        leave();
        disconnect();
        closeIfEmpty(member.organizationId);
      },
    },
    present.map((person) => [person.userId, person]),
  );
  return changes;
}

type SetPresence = { tabId?: unknown; activity: Activity; conversationId: string | null };

/**
 * Says what a person's tab shows, until it says something else, ends, or is silent for 2.5 heartbeats.
 * @returns after how many milliseconds to say it again
 * @throws NOT_FOUND, FORBIDDEN, VALIDATION_FAILED
 */
export async function setPresence(actor: Actor, { tabId, activity, conversationId }: SetPresence): Promise<number> {
  const member = authorizeStaff(actor, activity === 'EDITING' ? 'messages:write' : 'members:read');
  const { userId } = requireUser(member);
  const person: Person & Member = { ...member, id: userId };
  const { organizationId } = person;
  const key = keyOf(person, tabId);
  checkPlace(activity, conversationId);
  // A heartbeat asks the database for nothing.
  const isKnown = conversationId !== null && rosterOf(organizationId).shows(userId, key, conversationId);
  if (conversationId !== null && !isKnown) await findConversation(person, conversationId);
  const roster = rosterOf(organizationId);
  if (activity === 'OFFLINE') roster.release(userId, key);
  else roster.say(person, key, { activity, conversationId });
  return presenceSettings.heartbeatMs();
}

function isPerson(member: Member): member is Member & Person {
  return member.kind === 'user' && member.id !== null;
}

function keyOf(member: Member, tabId: unknown): string {
  return parseInput(TabId, { tabId }).tabId ?? member.sessionId ?? 'only';
}

function checkPlace(activity: Activity, conversationId: string | null): void {
  const isPlaced = activity === 'VIEWING' || activity === 'EDITING';
  if (isPlaced === (conversationId !== null)) return;
  const message = isPlaced ? `is required for ${activity}` : `does not go with ${activity}`;
  throw validationFailed([{ path: 'conversationId', message }]);
}
