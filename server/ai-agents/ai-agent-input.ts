import { z } from 'zod';
import type { AiAgent } from '../generated/prisma/client.ts';
import { AiAgentStatus } from '../generated/prisma/enums.ts';
import { mergePatch } from '../json/merge-patch.ts';
import { LanguageTag } from '../language-tag.ts';
import { parseInput } from '../validation.ts';
import { HandOffRules } from './hand-off-rules.ts';
import { AiAgentTools } from './http-tools.ts';
import { WorkingHours } from './working-hours.ts';

const languagesMax = 20;
const linksMax = 100;

const text = (max: number) =>
  z.string().trim().min(1, 'must not be empty').max(max, `must have at most ${max} characters`);

const ids = z
  .array(z.guid())
  .max(linksMax, `has more than ${linksMax} entries`)
  .transform((given) => [...new Set(given)]);

/** Merged into what is stored, and checked then. */
const JsonPatch = z.record(z.string(), z.unknown(), 'must be an object');

const fields = {
  name: text(80),
  instructions: text(20_000),
  model: text(100).nullish(),
  temperature: z.number().min(0, 'is at least 0').max(2, 'is at most 2').optional(),
  tone: text(500).nullish(),
  languages: z
    .array(LanguageTag)
    .max(languagesMax, `has more than ${languagesMax} languages`)
    .transform((tags) => [...new Set(tags)])
    .optional(),
  status: z.enum(AiAgentStatus).optional(),
  tools: AiAgentTools.optional(),
  handOffRules: JsonPatch.optional(),
  workingHours: JsonPatch.optional(),
  knowledgeSourceIds: ids.optional(),
  channelIds: ids.optional(),
};

function withoutNulls(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
}

/** Nothing is there to be cleared yet: null is what is not given. */
export const CreateAiAgent = z.preprocess(withoutNulls, z.object(fields));

export const UpdateAiAgent = z.object({
  ...fields,
  name: fields.name.optional(),
  instructions: fields.instructions.optional(),
});

export const TestAiAgent = z.object({
  message: text(8000),
  history: z
    .array(z.object({ author: z.enum(['CONTACT', 'AI']), text: text(8000) }))
    .max(50, 'has more than 50 turns')
    .nullish(),
});

/**
 * Rules and hours with what is given merged in (RFC 7396). What is not given stays as it is stored.
 * @throws VALIDATION_FAILED that names the path
 */
export function mergeRules(
  stored: Pick<AiAgent, 'handOffRules' | 'workingHours'>,
  given: { handOffRules?: object | undefined; workingHours?: object | undefined },
) {
  return parseInput(z.object({ handOffRules: HandOffRules.optional(), workingHours: WorkingHours.optional() }), {
    ...(given.handOffRules && { handOffRules: mergePatch(stored.handOffRules, given.handOffRules) }),
    ...(given.workingHours && { workingHours: mergePatch(stored.workingHours, given.workingHours) }),
  });
}
