import { db } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { change, recordAudit } from '../events/change.ts';
import type { Session } from '../generated/prisma/client.ts';
import { type Actor, requireUser } from './actor.ts';
import { personIn } from './person.ts';
import { activeSessions, closeSessions, endSession, endSessions } from './sessions.service.ts';

/** The person's active sessions; none for keys and contacts. */
export async function listSessions(actor: Actor): Promise<Session[]> {
  return actor.kind === 'user' && actor.id ? activeSessions(actor.id) : [];
}

/**
 * Ends one of the person's own sessions. Ending one twice changes nothing.
 * @throws NOT_FOUND, also for somebody else's
 */
export async function endOwnSession(actor: Actor, id: string): Promise<Session> {
  const { userId } = requireUser(actor);
  const find = () => db.session.findFirst({ where: { id, userId } });
  if (!(await find())) throw notFound('Session');
  await endSession(actor, userId, id);
  const session = await find();
  if (!session) throw notFound('Session');
  return session;
}

/** Ends all of the person's sessions but the one that asks. @returns how many */
export async function endOtherSessions(actor: Actor): Promise<number> {
  const { userId } = requireUser(actor);
  const { value: ids } = await change(personIn(actor, userId, actor.organizationId), async (current) => {
    recordAudit(current, { action: 'session.end_others', targetType: 'User', targetId: userId });
    return endSessions(current, { userId, ...(actor.sessionId && { id: { not: actor.sessionId } }) }, 'session.end');
  });
  closeSessions(ids);
  return ids.length;
}
