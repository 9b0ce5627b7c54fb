import { openAiModels } from '../ai/openai.ts';
import type { Member } from '../auth/actor.ts';

/**
 * Makes the vectors that the chunks of a source lack, or have of another model. Without an embedding model there is
 * nothing to do: chunks are then found by their words.
 * @param options.onProgress is told the share that is done, 0 to 1
 * @throws what the upstream answered, after some attempts
 */
export async function embedSource(
  _actor: Member,
  _knowledgeSourceId: string,
  _options: { signal: AbortSignal; onProgress: (share: number) => Promise<void> },
): Promise<void> {
  if (!openAiModels()?.embeddingModel) return;
  throw new Error('vectors cannot be made yet');
}
