import { z } from 'zod';
import { type Actor, authorizeStaff } from '../auth/actor.ts';
import { AppError } from '../errors.ts';
import { parseInput } from '../validation.ts';
import { findCallSession } from './call-lists.service.ts';
import { isEnd } from './call-status.ts';

const SayInCall = z.object({
  text: z.string().trim().min(1, 'must not be empty').max(2000, 'must have at most 2000 characters'),
});

/**
 * Has a text spoken to the caller by the engine that carries the call; calls of provider OTHER and BROWSER have none here.
 * @throws NOT_FOUND, FORBIDDEN, VALIDATION_FAILED, CONFLICT when the call has ended, UPSTREAM_FAILED without an engine
 */
export async function sayInCall(actor: Actor, id: string, input: unknown): Promise<never> {
  authorizeStaff(actor, 'calls:write');
  parseInput(SayInCall, input);
  const { status, provider } = await findCallSession(actor, id);
  if (isEnd(status)) throw new AppError('CONFLICT', `The call is ${status}; nobody hears it any more.`);
  throw new AppError(
    'UPSTREAM_FAILED',
    `No speech engine is connected to calls of provider ${provider}. Have your own telephony say it, then add it with addCallTurn.`,
  );
}
