import { z } from 'zod';
import type { OpenAiConfig } from './ai/openai.ts';
import { ConfigError } from './config-error.ts';

const timeouts = 'seconds, 0.1 to 300';

/** The environment of answering: a model behind an OpenAI-compatible API, or none. */
export const aiVariables = {
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'an http or https URL such as https://api.openai.com/v1' })
    .optional(),
  OPENAI_MODEL: z.string().min(1).default('gpt-4.1-mini'),
  OPENAI_TIMEOUT_SECONDS: z.coerce.number({ error: timeouts }).min(0.1, timeouts).max(300, timeouts).default(25),
  OPENAI_EMBEDDING_MODEL: z.string().min(1).default('text-embedding-3-small'),
};

type Values = z.output<z.ZodObject<typeof aiVariables>>;

/** Null without a key: then answers are quotations from the knowledge sources. @throws ConfigError */
export function openAiConfig(values: Values): OpenAiConfig | null {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl = null } = values;
  if (!apiKey) {
    if (!baseUrl) return null;
    throw new ConfigError(
      'OPENAI_API_KEY is not set; with OPENAI_BASE_URL it takes a key, any word where the server asks for none.',
    );
  }
  const embeddingModel = values.OPENAI_EMBEDDING_MODEL;
  return {
    apiKey,
    baseUrl,
    model: values.OPENAI_MODEL,
    embeddingModel: embeddingModel === 'none' ? null : embeddingModel,
    silenceMs: values.OPENAI_TIMEOUT_SECONDS * 1000,
  };
}
