import { describeAiServer } from '../ai-server.ts';
import type { Audience } from './audience.ts';
import type { Draft } from './draft.ts';
import { answerLocally } from './local-answer.ts';
import { answerByModel } from './model-answer.ts';
import type { Question } from './question.ts';

/**
 * Answers with what this server has: a model, or the words of the knowledge sources.
 * @throws UpstreamFailedError when the model cannot be asked, or the signal's reason
 */
export function answer(question: Question, options: { signal: AbortSignal; audience: Audience }): Promise<Draft> {
  const { model } = describeAiServer();
  return model === null ? answerLocally(question, options) : answerByModel(question, { ...options, model });
}
