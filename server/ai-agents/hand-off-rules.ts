import { z } from 'zod';

const keywordsMax = 50;

/** `ai_agents.hand_off_rules`: when an AI agent gives a conversation to a person. */
export const HandOffRules = z.strictObject({
  /** The contact asks for a person. */
  askedForHuman: z.boolean().default(true),
  /** Nothing in the knowledge sources answers the question. */
  noGroundedAnswer: z.boolean().default(true),
  /** After this many answers of the AI agent; null: never. */
  afterTurns: z.number().int().min(1, 'is at least 1').max(100, 'is at most 100').nullable().default(null),
  /** The contact writes one of these words. */
  keywords: z
    .array(z.string().trim().min(1, 'must not be empty').max(60, 'must have at most 60 characters'))
    .max(keywordsMax, `has more than ${keywordsMax} keywords`)
    .transform((keywords) => [...new Set(keywords)])
    .default([]),
});
