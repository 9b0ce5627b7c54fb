import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { newId, toTypeId } from '../db/ids.ts';
import { AppError } from '../errors.ts';
import { appendEvent, type Change, change, recordAudit, type Written } from '../events/change.ts';
import { type CallSession, CallSpeaker, type CallTurn } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { callEvent, lockCallSession } from './call-change.ts';
import { isEnd, reached } from './call-status.ts';

const turnCharsMax = 8000;
const callMsMax = 24 * 60 * 60 * 1000;
const turnsMax = 5000; // the transcript is written from all of them at once

const TurnText = z.string().trim().max(turnCharsMax, `must have at most ${turnCharsMax} characters`);
const CallTime = z
  .int('must be a whole number')
  .min(0, 'must not be negative')
  .max(callMsMax, `must be at most ${callMsMax}, a day`);

const AddCallTurn = z
  .object({
    speaker: z.enum(CallSpeaker),
    textHeard: TurnText,
    textGenerated: TurnText.nullish().transform((text) => text || null),
    startedMs: CallTime,
    endedMs: CallTime.nullish().transform((ms) => ms ?? null),
    interrupted: z
      .boolean()
      .nullish()
      .transform((interrupted) => interrupted ?? false),
  })
  .refine(({ textHeard, textGenerated, interrupted }) => textHeard || (interrupted && textGenerated), {
    path: ['textHeard'],
    message: 'must not be empty, except for a turn with textGenerated that was interrupted before it was heard',
  })
  .refine(({ startedMs, endedMs }) => endedMs === null || endedMs >= startedMs, {
    path: ['endedMs'],
    message: 'must not lie before startedMs',
  });

type NewTurn = z.output<typeof AddCallTurn>;

export type AddedTurn = { callTurn: CallTurn; callSession: CallSession };

/**
 * Adds what was said next: turns are numbered 1, 2, 3 … in a call, without gaps. The first one says that somebody
 * answered.
 * @throws NOT_FOUND, FORBIDDEN, VALIDATION_FAILED, CONFLICT when the call has ended
 */
export function addCallTurn(actor: Actor, callSessionId: string, input: unknown): Promise<Written<AddedTurn>> {
  const member = authorizeStaff(actor, 'calls:write');
  const turn = parseInput(AddCallTurn, input);
  return change(member, async (current) => {
    const call = await lockCallSession(current.tx, member.organizationId, callSessionId);
    if (isEnd(call.status)) throw new AppError('CONFLICT', `The call is ${call.status}; it takes no more turns.`);
    if (call.lastSeq >= turnsMax) throw new AppError('CONFLICT', `A call has at most ${turnsMax} turns.`);
    return appendTurn(current, call, turn);
  });
}

async function appendTurn(current: Change, call: CallSession, turn: NewTurn): Promise<AddedTurn> {
  const { organizationId, id: callSessionId, contactId } = call;
  const callSession = await current.tx.callSession.update({
    where: { organizationId_id: { organizationId, id: callSessionId } },
    data: { lastSeq: { increment: 1 }, ...reached('IN_PROGRESS', call, new Date()) },
  });
  const seq = callSession.lastSeq;
  const callTurn = await current.tx.callTurn.create({
    data: { id: newId(), organizationId, callSessionId, seq, ...turn },
  });
  if (callSession.status !== call.status) appendEvent(current, callEvent('call.updated', callSession));
  appendEvent(current, {
    type: 'call.turn_added',
    subjectId: callTurn.id,
    ...(contactId && { contactId }),
    payload: { callSessionId, seq, speaker: turn.speaker },
  });
  recordAudit(current, {
    action: 'call_turn.add',
    targetType: 'CallTurn',
    targetId: callTurn.id,
    diff: {
      callSessionId: { from: null, to: toTypeId('call', callSessionId) },
      ...difference(null, callTurn, ['seq', 'speaker', 'interrupted']),
    },
  });
  return { callTurn, callSession };
}
