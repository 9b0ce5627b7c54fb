import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import type { Tx } from '../db/client.ts';
import { newId } from '../db/ids.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import type { CallSession } from '../generated/prisma/client.ts';
import { countUsage } from '../usage/usage.service.ts';
import { parseInput } from '../validation.ts';
import { callEvent, lockCallSession } from './call-change.ts';
import { durationSeconds, type EndStatus, endStatuses, isEnd, talkMinutes } from './call-status.ts';

const EndCall = z.object({
  status: z
    .enum(endStatuses, `takes one of ${endStatuses.join(', ')}`)
    .nullish()
    .transform((status) => status ?? 'COMPLETED'),
  reason: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(200, 'must have at most 200 characters')
    .nullish()
    .transform((reason) => reason ?? null),
});

/**
 * Ends a call and writes its transcript. It is decided once: of several who end it, the first one's status and reason
 * hold, and the others get the call as it ended.
 * @throws NOT_FOUND, FORBIDDEN, VALIDATION_FAILED
 */
export function endCallSession(actor: Actor, id: string, input: unknown): Promise<Written<CallSession>> {
  const member = authorizeStaff(actor, 'calls:write');
  const end = parseInput(EndCall, input);
  return change(member, async (current) => {
    const call = await lockCallSession(current.tx, member.organizationId, id);
    return isEnd(call.status) ? call : finishCall(current, call, end);
  });
}

/** In the caller's transaction, with the call locked and not ended yet. */
export async function finishCall(
  current: Change,
  call: CallSession,
  { status, reason }: { status: EndStatus; reason: string | null },
): Promise<CallSession> {
  const { organizationId, id } = call;
  const endedAt = new Date();
  const ended = await current.tx.callSession.update({
    where: { organizationId_id: { organizationId, id } },
    data: { status, endReason: reason, endedAt },
  });
  await writeTranscript(current.tx, ended);
  const minutes = talkMinutes(ended.answeredAt, endedAt);
  if (minutes > 0) countUsage(current, 'voice_minutes', id, minutes);
  appendEvent(current, callEvent('call.ended', ended, { durationSeconds: durationSeconds(ended) }));
  recordAudit(current, {
    action: 'call.end',
    targetType: 'CallSession',
    targetId: id,
    diff: difference(call, ended, ['status', 'endReason', 'endedAt']),
  });
  return ended;
}

/** One line a turn: who spoke, and what of it was heard. */
async function writeTranscript(tx: Tx, { organizationId, id: callSessionId }: CallSession): Promise<void> {
  const turns = await tx.callTurn.findMany({
    where: { organizationId, callSessionId },
    orderBy: { seq: 'asc' },
    select: { speaker: true, textHeard: true },
  });
  const lines = turns.map(({ speaker, textHeard }) => `${speaker}: ${textHeard.replace(/\s+/g, ' ') || '…'}`);
  await tx.callTranscript.create({ data: { id: newId(), organizationId, callSessionId, text: lines.join('\n') } });
}
