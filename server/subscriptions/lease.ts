import type { Actor } from '../auth/actor.ts';
import { isGone, onIdentityForgotten } from '../auth/identities.ts';
import { watchRights } from '../auth/rights-watch.ts';
import { AppError } from '../errors.ts';

const timeoutMsMax = 2_147_483_647;
const graceMs = 1000;

/**
 * A stream ends once its reader's session, membership or key has ended, or its token has expired. For Server-Sent
 * Events; a socket is closed as a whole (server/sockets).
 * @returns how to end the lease
 */
export function leaseOf(actor: Actor, end: (error: AppError) => void): () => void {
  const unwatch = onIdentityForgotten((gone) => {
    if (isGone(actor, gone)) end(new AppError('UNAUTHENTICATED', 'The session has ended; log in again.'));
  });
  const unwatchRights = watchRights(actor);
  const leftMs = actor.expiresAt ? actor.expiresAt.getTime() - Date.now() + graceMs : timeoutMsMax;
  const expiry = setTimeout(
    () => end(new AppError('UNAUTHENTICATED', 'The access token has expired; refresh the session.', { expired: true })),
    Math.min(leftMs, timeoutMsMax),
  ).unref();
  return () => {
    unwatch();
    unwatchRights();
    clearTimeout(expiry);
  };
}
