import { z } from 'zod';
import { mergePatch } from '../json/merge-patch.ts';
import { parseInput } from '../validation.ts';

const attributesMax = 100;

/** `customAttributes` of contacts and conversations: flat names with plain values. */
export const CustomAttributes = z
  .record(
    z.string().min(1).max(60, 'attribute names have at most 60 characters'),
    z.union([z.string().max(2000), z.number(), z.boolean(), z.null()], 'takes text, a number, true, false or null'),
  )
  .refine((attributes) => Object.keys(attributes).length <= attributesMax, `has more than ${attributesMax} attributes`);

type Attributes = z.output<typeof CustomAttributes>;

/**
 * Attributes that are given change, null removes one.
 * @throws VALIDATION_FAILED when they would be too many
 */
export function mergeAttributes(stored: unknown, given: Attributes | undefined): Attributes {
  const merged = given === undefined ? stored : mergePatch(stored, given);
  return parseInput(z.object({ customAttributes: CustomAttributes }), { customAttributes: merged }).customAttributes;
}
