import { type FragmentType, readFragment } from '@/gql';
import type { Session_AuthPayloadFragmentFragment as Auth } from '@/gql/graphql';
import type { AppError } from '../graphql/app-error';
import { requestGraphql, serverNowMs } from '../graphql/request';
import { localePreference, readLocale } from '../i18n/locale';
import { AuthFragment, LogOut, RefreshSession } from './session-documents';
import { announceLeaving, announceSignedOut, exclusively, onSignedOutElsewhere } from './tabs';

type SignedIn = {
  status: 'signedIn';
  accessToken: string;
  expiresAt: number;
  user: Auth['user'];
  organization: Auth['organization'];
};
/** They never were in, or left on purpose, or were thrown out: ended elsewhere, another password, removed. */
type SignedOutBecause = 'never' | 'left' | 'ended';
export type SessionState =
  | { status: 'loading' }
  | { status: 'signedOut'; why: SignedOutBecause }
  | { status: 'unreachable'; error: AppError }
  | SignedIn;

/** Renewed this long before it ends, so that no request starts with a token that is dead on arrival. */
const renewBeforeMs = 60_000;

/** A deliberate log-out, here or in another tab, closes sockets before it answers. */
const leavingMs = 10_000;

const listeners = new Set<() => void>();
let state: SessionState = { status: 'loading' };
let renewing: Promise<void> | undefined;
let leavingUntil = 0;
let renewTimer: ReturnType<typeof setTimeout> | undefined;

function change(next: SessionState): void {
  state = next;
  clearTimeout(renewTimer);
  if (next.status === 'signedIn') {
    const delayMs = Math.max(5_000, next.expiresAt - serverNowMs() - renewBeforeMs);
    renewTimer = setTimeout(() => void renew(), delayMs);
  }
  for (const listener of listeners) listener();
}

function accept(auth: Auth): void {
  const { accessToken, user, organization } = auth;
  if (!localePreference.isChosen()) localePreference.set(readLocale(user.locale));
  change({ status: 'signedIn', accessToken, expiresAt: Date.parse(auth.expiresAt), user, organization });
}

function leave(why: SignedOutBecause): void {
  if (state.status === 'signedOut' && state.why !== 'never') return; // the first reason is the true one
  change({ status: 'signedOut', why: why === 'ended' && Date.now() < leavingUntil ? 'left' : why });
}

/** A refresh token works once: one renewal at a time in this tab, and in turn across tabs. */
function renew(organizationId?: string): Promise<void> {
  renewing ??= exclusively('switchboard.session', () => renewNow(organizationId)).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

async function renewNow(organizationId?: string): Promise<void> {
  const wanted = organizationId ?? (state.status === 'signedIn' ? state.organization?.id : undefined);
  const { data, error } = await requestGraphql(RefreshSession, { organizationId: wanted });
  if (data) return accept(readFragment(AuthFragment, data.refreshSession));
  if (!error.offline && error.code !== 'INTERNAL' && error.code !== 'RATE_LIMITED')
    return leave(state.status === 'signedIn' ? 'ended' : 'never');
  // The session may be fine: keep it, and let whoever needs the token try again.
  if (state.status !== 'signedIn') change({ status: 'unreachable', error });
}

/** The person's session in this tab. The access token lives in memory alone; the refresh token is a cookie no script can read. */
export const session = {
  get: () => state,

  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  renew: () => renew(),

  /** A token that will still be good when it arrives, or nothing when signed out or unreachable. */
  async token(): Promise<string | undefined> {
    if (state.status === 'signedIn' && state.expiresAt - serverNowMs() < renewBeforeMs / 2) await renew();
    return state.status === 'signedIn' ? state.accessToken : undefined;
  },

  enter: (auth: FragmentType<typeof AuthFragment>) => accept(readFragment(AuthFragment, auth)),

  async switchOrganization(organizationId: string): Promise<void> {
    await renewing; // it may be under way for the present organization
    await renew(organizationId);
  },

  /** The server has ended this session. */
  ended: () => leave('ended'),

  /** @returns the error, if the session could not be ended: then it goes on */
  async logOut(): Promise<AppError | undefined> {
    leavingUntil = Date.now() + leavingMs;
    announceLeaving();
    const accessToken = await this.token();
    const { error } = await requestGraphql(LogOut, {}, accessToken);
    if (error && error.code !== 'UNAUTHENTICATED') {
      leavingUntil = 0;
      return error;
    }
    leave('left');
    announceSignedOut();
  },
};

onSignedOutElsewhere({
  leaving() {
    leavingUntil = Date.now() + leavingMs;
  },
  signedOut: () => leave('left'),
});
