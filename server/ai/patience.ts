import { setTimeout as sleep } from 'node:timers/promises';
import { type Failure, failureOf } from './openai.ts';

const firstWaitMs = 500;

type Options = {
  attempts: number;
  /** Longer than that nobody waits, whatever the server asks for. */
  waitMsMax: number;
  signal: AbortSignal;
  /** Called with what failed, before it is decided on. @returns true to ask again at once, changed */
  onFailure: (failure: Failure, error: unknown) => boolean;
};

/**
 * Asks a model's server, and again where that may help: after a refusal that passes, a break, or silence.
 * @throws what the last attempt threw, or the signal's reason
 */
export async function askPatiently<T>(ask: () => Promise<T>, options: Options): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      options.signal.throwIfAborted();
      const failure = failureOf(error);
      if (options.onFailure(failure, error)) continue;
      const waitMs = failure.waitMs ?? firstWaitMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
      if (!failure.mayBeTriedAgain || attempt >= options.attempts || waitMs > options.waitMsMax) throw error;
      await sleep(waitMs, undefined, { signal: options.signal });
    }
  }
}
