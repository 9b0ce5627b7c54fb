import type { AiProvider } from '../answer-details.ts';

/** What is known of the server's provider without asking it. */
export type AiServer = { provider: AiProvider; model: string | null; embeddingModel: string | null };

let configured: AiServer = { provider: 'LOCAL', model: null, embeddingModel: null };

export function configureAiProvider(server: AiServer): void {
  configured = server;
}

export function describeAiProvider(): AiServer {
  return configured;
}
