import { setTimeout as sleep } from 'node:timers/promises';
import { type ChatAnswer, type ChatQuestion, type Failure, failureOf, streamChat } from '../../ai/openai.ts';
import { log } from '../../logging/log.ts';

const attemptsMax = 3;
const firstWaitMs = 500;
const waitMsMax = 10_000;

/** The model could not be asked; the message says why, for the team. */
export class UpstreamFailedError extends Error {}

type Options = {
  signal: AbortSignal;
  onText: (piece: string) => void;
  /** What came of an attempt that failed does not count. */
  onRestart: () => void;
  onAttempt: () => void;
};

/**
 * Asks the model, and again where that may help: after a refusal that passes, a break, or silence.
 * @throws UpstreamFailedError, or the signal's reason
 */
export async function callModel(question: ChatQuestion, options: Options): Promise<ChatAnswer> {
  let asked = question;
  for (let attempt = 1; ; attempt++) {
    options.onAttempt();
    try {
      return await streamChat(asked, { signal: options.signal, onText: options.onText });
    } catch (error) {
      options.signal.throwIfAborted();
      const failure = failureOf(error);
      log.warn({ err: error, attempt }, 'a model could not be asked');
      options.onRestart();
      if (failure.refusedSetting === 'temperature' && asked.temperature !== null) {
        asked = { ...asked, temperature: null }; // some models know only their own
        continue;
      }
      const waitMs = waitBefore(attempt, failure);
      if (waitMs === null) throw new UpstreamFailedError(failure.reason, { cause: error });
      await sleep(waitMs, undefined, { signal: options.signal });
    }
  }
}

/** Null: it is not tried again. */
function waitBefore(attempt: number, { mayBeTriedAgain, waitMs }: Failure): number | null {
  if (!mayBeTriedAgain || attempt >= attemptsMax) return null;
  if (waitMs !== null) return waitMs <= waitMsMax ? waitMs : null; // a contact does not wait for minutes
  return firstWaitMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
}
