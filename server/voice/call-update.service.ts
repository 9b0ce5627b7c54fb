import { z } from 'zod';
import { difference } from '../audit/difference.ts';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { validationFailed } from '../errors.ts';
import { appendEvent, change, recordAudit, type Written } from '../events/change.ts';
import { type CallSession, CallStatus } from '../generated/prisma/client.ts';
import { parseInput } from '../validation.ts';
import { callEvent, lockCallSession } from './call-change.ts';
import { finishCall } from './call-end.service.ts';
import { CallMetadata, mergeMetadata } from './call-metadata.ts';
import { checkForward, isEnd, reached } from './call-status.ts';

const costCentsMax = 2 ** 31 - 1; // an integer column

const UpdateCallSession = z.object({
  status: z.enum(CallStatus).optional(),
  metadata: CallMetadata.optional(),
  recordingUrl: z
    .url({ protocol: /^https?$/, error: 'is not an http or https URL' })
    .max(2000, 'must have at most 2000 characters')
    .nullish(),
  costCents: z.int('must be a whole number').min(0, 'must not be negative').max(costCentsMax).nullish(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is not a currency code such as EUR')
    .nullish(),
});

const audited = ['status', 'recordingUrl', 'costCents', 'currency', 'metadata'] as const;

/**
 * Fields and metadata that are given change; null clears one. A status that ends the call ends it as endCallSession
 * does. What is known later (recording, cost) may be given for an ended call too.
 * @throws NOT_FOUND, FORBIDDEN, VALIDATION_FAILED, CONFLICT for a status that lies behind
 */
export function updateCallSession(actor: Actor, id: string, input: unknown): Promise<Written<CallSession>> {
  const member = authorizeStaff(actor, 'calls:write');
  const { status, metadata, ...fields } = parseInput(UpdateCallSession, input);
  return change(member, async (current) => {
    const { organizationId } = member;
    const call = await lockCallSession(current.tx, organizationId, id);
    const next = status ?? call.status;
    checkForward(call.status, next);
    checkCost({ ...call, ...fields });
    const updated = await current.tx.callSession.update({
      where: { organizationId_id: { organizationId, id } },
      data: {
        ...fields,
        metadata: mergeMetadata(call.metadata, metadata),
        ...(!isEnd(next) && reached(next, call, new Date())),
      },
    });
    appendEvent(current, callEvent('call.updated', updated));
    recordAudit(current, {
      action: 'call.update',
      targetType: 'CallSession',
      targetId: id,
      diff: difference(call, updated, audited),
    });
    if (!isEnd(next) || isEnd(call.status)) return updated;
    return finishCall(current, updated, { status: next, reason: null });
  });
}

function checkCost({ costCents, currency }: { costCents: number | null; currency: string | null }): void {
  if (costCents === null || currency !== null) return;
  throw validationFailed([{ path: 'currency', message: 'is required with costCents' }]);
}
