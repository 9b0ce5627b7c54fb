import type { Actor } from '../auth/actor.ts';
import type { Sink } from '../subscriptions/sink.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** What a resolver gets: who asks, and the loaders of this request or of this event. */
export type Context = {
  actor: Actor;
  loaders: Loaders;
  /** Cookies of the request that may be used: none where another site could have sent it. */
  refreshToken: string | null;
  /** Adds a Set-Cookie header to the answer; over a WebSocket there is none, so nothing happens. */
  setCookie: (cookie: string) => void;
  /** Sets a header of the answer; over a WebSocket there is none. */
  setHeader: (name: string, value: string) => void;
  /** Makes a repeated mutation answer what the first one did. */
  idempotencyKey: string | null;
  /** Where a subscription's answers are pushed; without it they are pulled. */
  sink?: Sink;
};

export type AnswerSinks = Pick<Context, 'setCookie' | 'setHeader'>;

/** Where there is no answer to put them on. */
export const nowhere: AnswerSinks = { setCookie: () => undefined, setHeader: () => undefined };

export function createContext(
  actor: Actor,
  options: { refreshToken?: string | null; idempotencyKey?: string | null; answer?: AnswerSinks } = {},
): Context {
  return {
    actor,
    loaders: createLoaders(actor.organizationId),
    refreshToken: options.refreshToken ?? null,
    idempotencyKey: options.idempotencyKey ?? null,
    ...(options.answer ?? nowhere),
  };
}

/** What was read before a change is read anew after it. */
export function forgetLoaded(context: Context): void {
  context.loaders = createLoaders(context.actor.organizationId);
}
