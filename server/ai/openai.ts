import type { OpenAI } from 'openai';

/** The only file that imports the vendor: everything that an OpenAI-compatible server is asked goes through here. */

export type OpenAiConfig = {
  apiKey: string;
  /** Null: OpenAI's own. */
  baseUrl: string | null;
  model: string;
  /** Null: no vectors are made. */
  embeddingModel: string | null;
};

type Configured = OpenAiConfig & { client: OpenAI };

let configured: Configured | null = null;

const requestTimeoutMs = 60_000;

/** @param config null: this server has no model, and need not load the SDK */
export async function configureOpenAi(config: OpenAiConfig | null): Promise<void> {
  configured = null;
  if (!config) return;
  const { OpenAI } = await import('openai');
  const client = new OpenAI({
    apiKey: config.apiKey,
    baseURL: config.baseUrl,
    maxRetries: 0, // whoever asks decides what is tried again
    timeout: requestTimeoutMs,
    organization: null,
    project: null,
  });
  configured = { ...config, client };
}

/** What AI agents answer with unless they name a model, and what makes vectors; null: this server has no model. */
export function openAiModels(): { model: string; embeddingModel: string | null } | null {
  return configured && { model: configured.model, embeddingModel: configured.embeddingModel };
}

/**
 * Vectors of some texts, in their order.
 * @param texts at most 2,048, none empty, each of at most 8,192 tokens (the limits of OpenAI's own embeddings API)
 * @throws whatever the SDK throws, such as `APIError` with a status; Error when no embedding model is configured
 */
export async function embed(texts: string[], signal?: AbortSignal): Promise<{ model: string; vectors: number[][] }> {
  const model = configured?.embeddingModel;
  if (!configured || !model) throw new Error('no embedding model is configured');
  const body = { model, input: texts, encoding_format: 'float' } as const;
  const { data } = await configured.client.embeddings.create(body, signal ? { signal } : {});
  const vectors = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
  if (vectors.length !== texts.length) throw new Error(`${vectors.length} vectors came for ${texts.length} texts`);
  return { model, vectors };
}
