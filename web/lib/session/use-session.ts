import { useSyncExternalStore } from 'react';
import { type SessionState, session } from './session';

const loading: SessionState = { status: 'loading' };

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.get, () => loading);
}
