import type { Tx } from '../db/client.ts';
import { lockRow } from '../db/lock.ts';
import { notFound } from '../errors.ts';
import type { CallSession } from '../generated/prisma/client.ts';

/**
 * Everything that changes a call takes this lock first, so that its turns have no gaps and it ends once.
 * @throws NOT_FOUND
 */
export async function lockCallSession(tx: Tx, organizationId: string, id: string): Promise<CallSession> {
  await lockRow(tx, 'call_sessions', organizationId, id);
  const call = await tx.callSession.findFirst({ where: { organizationId, id } });
  if (!call) throw notFound('Call session');
  return call;
}

export function callEvent(
  type: 'call.created' | 'call.updated' | 'call.ended',
  { id, contactId, status }: CallSession,
  payload: Record<string, unknown> = {},
) {
  return { type, subjectId: id, ...(contactId && { contactId }), payload: { status, ...payload } };
}
