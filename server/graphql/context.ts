import type { Actor } from '../auth/actor.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** What a resolver gets: who asks, and the loaders of this request or of this event. */
export type Context = {
  actor: Actor;
  loaders: Loaders;
  /** Cookies of the request that may be used: none where another site could have sent it. */
  refreshToken: string | null;
  /** Adds a Set-Cookie header to the answer; over a WebSocket there is none, so nothing happens. */
  setCookie: (cookie: string) => void;
};

export function createContext(
  actor: Actor,
  options: { refreshToken?: string | null; setCookie?: (cookie: string) => void } = {},
): Context {
  return {
    actor,
    loaders: createLoaders(actor.organizationId),
    refreshToken: options.refreshToken ?? null,
    setCookie: options.setCookie ?? (() => undefined),
  };
}

/** A subscription's context outlives its events; each event reads the rows as they are then. */
export function forgetLoaded(context: Context): void {
  context.loaders = createLoaders(context.actor.organizationId);
}
