import { z } from 'zod';

export const aiProviders = ['LOCAL', 'OPENAI'] as const;

export type AiProvider = (typeof aiProviders)[number];

const ToolCall = z.object({
  name: z.string(),
  /** As the model gave them. */
  arguments: z.record(z.string(), z.unknown()),
  durationMs: z.number(),
  /** Null: it did what it should. */
  error: z.string().nullable(),
});

export type ToolCall = z.output<typeof ToolCall>;

/** `messages.metadata.answer`: how an answer of an AI agent came about, with database ids. */
export const AnswerDetails = z.object({
  provider: z.enum(aiProviders),
  /** Null for the provider LOCAL, which is no model. */
  model: z.string().nullable(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  /** From the start of the work to the first words; null when none came. */
  firstTokenMs: z.number().nullable(),
  totalMs: z.number(),
  /** How often the model was asked before it answered. */
  attempts: z.number(),
  /** Number of the contact's last message that it answers; 0: it answers none, it hands over. */
  answersSeq: z.number(),
  retrieved: z.array(z.object({ chunkId: z.guid(), sourceId: z.guid(), score: z.number() })),
  toolCalls: z.array(ToolCall),
});

export type AnswerDetails = z.output<typeof AnswerDetails>;

/** Null for a message that no AI agent wrote, and for a row of another origin. */
export function readAnswerDetails(metadata: unknown): AnswerDetails | null {
  if (typeof metadata !== 'object' || metadata === null || !('answer' in metadata)) return null;
  return AnswerDetails.safeParse(metadata.answer).data ?? null;
}
