import type { SessionState } from '@/lib/session/session';

type Why = Extract<SessionState, { status: 'signedOut' }>['why'];

/** Where to log in again. Whoever left on purpose starts afresh; whoever was thrown out hears why, and comes back. */
export function logInPath(why: Why, here: string): string {
  if (why === 'left') return '/login';
  const query = new URLSearchParams();
  if (why === 'ended') query.set('reason', 'ended');
  if (here !== '/inbox') query.set('next', here);
  return query.size > 0 ? `/login?${query}` : '/login';
}
