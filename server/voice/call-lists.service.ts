import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { db } from '../db/client.ts';
import { byCreation, keysetQuery, type Page, type SortColumn } from '../db/keyset.ts';
import { AppError, notFound } from '../errors.ts';
import type { CallDirection, CallSession, CallStatus, CallTranscript, CallTurn } from '../generated/prisma/client.ts';

export type CallFilter = {
  status?: CallStatus[] | null;
  direction?: CallDirection | null;
  contactId?: string | null;
};

/** In the order of speaking. */
export const bySeq: readonly SortColumn[] = [{ name: 'seq', kind: 'int', direction: 'asc' }];

/** One page of calls, newest first. */
export function listCallSessions(actor: Actor, filter: CallFilter, page: Page): Promise<CallSession[]> {
  const { organizationId } = authorizeStaff(actor, 'calls:read');
  const { where, orderBy, take } = keysetQuery(page, byCreation);
  return db.callSession.findMany({
    where: {
      AND: [
        { organizationId },
        where,
        filter.status?.length ? { status: { in: filter.status } } : {},
        filter.direction ? { direction: filter.direction } : {},
        filter.contactId ? { contactId: filter.contactId } : {},
      ],
    },
    orderBy,
    take,
  });
}

/** @throws NOT_FOUND, FORBIDDEN */
export async function findCallSession(actor: Actor, id: string): Promise<CallSession> {
  const { organizationId } = authorizeStaff(actor, 'calls:read');
  const call = await db.callSession.findFirst({ where: { organizationId, id } });
  if (!call) throw notFound('Call session');
  return call;
}

/** One page of what was said, in order. */
export function listCallTurns(actor: Actor, callSessionId: string, page: Page): Promise<CallTurn[]> {
  const { organizationId } = authorizeStaff(actor, 'calls:read');
  const { where, orderBy, take } = keysetQuery(page, bySeq);
  return db.callTurn.findMany({ where: { AND: [{ organizationId, callSessionId }, where] }, orderBy, take });
}

/** @throws NOT_FOUND, also while the call goes on; FORBIDDEN */
export async function findCallTranscript(actor: Actor, callSessionId: string): Promise<CallTranscript> {
  const { organizationId, status } = await findCallSession(actor, callSessionId);
  const transcript = await db.callTranscript.findFirst({ where: { organizationId, callSessionId } });
  if (transcript) return transcript;
  throw new AppError(
    'NOT_FOUND',
    `The call is ${status}. Its transcript is written when it ends; until then read its turns.`,
  );
}
