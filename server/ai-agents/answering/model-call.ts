import { type ChatAnswer, type ChatQuestion, failureOf, streamChat } from '../../ai/openai.ts';
import { askPatiently } from '../../ai/patience.ts';
import { log } from '../../logging/log.ts';

const attempts = 3;
/** A contact does not wait for minutes. */
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
 * Asks the model, and again where that may help.
 * @throws UpstreamFailedError, or the signal's reason
 */
export async function callModel(question: ChatQuestion, options: Options): Promise<ChatAnswer> {
  const { signal, onText } = options;
  let asked = question;
  const ask = () => {
    options.onAttempt();
    return streamChat(asked, { signal, onText });
  };
  try {
    return await askPatiently(ask, {
      attempts,
      waitMsMax,
      signal,
      onFailure: ({ refusedSetting }, error) => {
        log.warn({ err: error }, 'a model could not be asked');
        options.onRestart();
        if (refusedSetting !== 'temperature' || asked.temperature === null) return false;
        asked = { ...asked, temperature: null }; // some models know only their own
        return true;
      },
    });
  } catch (error) {
    signal.throwIfAborted();
    throw new UpstreamFailedError(failureOf(error).reason, { cause: error });
  }
}
