import { openAiModels } from '../ai/openai.ts';
import type { AiProvider } from './answer-details.ts';

export type AiServer = { provider: AiProvider; model: string | null; embeddingModel: string | null };

/** What this server answers with. */
export function describeAiServer(): AiServer {
  const models = openAiModels();
  return models ? { provider: 'OPENAI', ...models } : { provider: 'LOCAL', model: null, embeddingModel: null };
}
