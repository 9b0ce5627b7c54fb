import { AppError } from '../errors.ts';
import type { CallSession, CallStatus } from '../generated/prisma/client.ts';

export const liveStatuses = ['QUEUED', 'RINGING', 'IN_PROGRESS'] as const satisfies readonly CallStatus[];
export const endStatuses = ['COMPLETED', 'FAILED', 'NO_ANSWER', 'CANCELED'] as const satisfies readonly CallStatus[];

type LiveStatus = (typeof liveStatuses)[number];
export type EndStatus = (typeof endStatuses)[number];

export function isEnd(status: CallStatus): status is EndStatus {
  return (endStatuses as readonly CallStatus[]).includes(status);
}

const rank = (status: CallStatus) => (isEnd(status) ? liveStatuses.length : liveStatuses.indexOf(status));

/**
 * A call moves forward only: QUEUED, RINGING, IN_PROGRESS, ended. Steps may be left out, and the same status may be said
 * again.
 * @throws CONFLICT for a step back, and for another end than the one it had
 */
export function checkForward(from: CallStatus, to: CallStatus): void {
  if (from === to || rank(to) > rank(from)) return;
  throw new AppError('CONFLICT', `The call is ${from} and cannot become ${to}; a call moves forward only.`);
}

type Times = Pick<CallSession, 'startedAt' | 'answeredAt'>;

/** What a live status says about times: a call has started once it is no longer queued. */
export function reached(status: LiveStatus, { startedAt, answeredAt }: Times, now: Date) {
  return {
    status,
    startedAt: startedAt ?? (status === 'QUEUED' ? null : now),
    answeredAt: answeredAt ?? (status === 'IN_PROGRESS' ? now : null),
  };
}

/** Length of the talk in seconds, rounded; 0 when nobody answered, null while the call goes on. */
export function durationSeconds({ answeredAt, endedAt }: Pick<CallSession, 'answeredAt' | 'endedAt'>): number | null {
  if (!endedAt) return null;
  return answeredAt ? Math.max(0, Math.round((endedAt.getTime() - answeredAt.getTime()) / 1000)) : 0;
}

/** Minutes to be metered: every one that was begun, 0 when nobody answered. */
export function talkMinutes(answeredAt: Date | null, endedAt: Date): number {
  return answeredAt ? Math.max(1, Math.ceil((endedAt.getTime() - answeredAt.getTime()) / 60_000)) : 0;
}
