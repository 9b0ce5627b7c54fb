import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { isGone, onIdentityForgotten } from './identities.ts';
import { watchRights } from './rights-watch.ts';

const timeoutMsMax = 2_147_483_647;
const graceMs = 1000;

/**
 * Ends what an actor listens to once its session, membership or key has ended, or its token has expired. A socket is
 * closed by its own timer a moment earlier (server/sockets); this one is for Server-Sent Events.
 * @returns how to end the lease itself
 */
export function leaseOf(actor: Actor, end: (error: AppError) => void): () => void {
  const unwatch = onIdentityForgotten((gone) => {
    if (isGone(actor, gone)) end(new AppError('UNAUTHENTICATED', 'The session has ended; log in again.'));
  });
  const unwatchRights = watchRights(actor);
  const leftMs = actor.expiresAt ? actor.expiresAt.getTime() - Date.now() + graceMs : timeoutMsMax;
  const expired = () =>
    end(new AppError('UNAUTHENTICATED', 'The access token has expired; refresh the session.', { expired: true }));
  const expiry = setTimeout(expired, Math.min(leftMs, timeoutMsMax)).unref();
  return () => {
    unwatch();
    unwatchRights();
    clearTimeout(expiry);
  };
}
