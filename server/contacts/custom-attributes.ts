import { z } from 'zod';

const attributesMax = 100;

/** `customAttributes` of contacts and conversations: flat names with plain values. */
export const CustomAttributes = z
  .record(
    z.string().min(1).max(60, 'attribute names have at most 60 characters'),
    z.union([z.string().max(2000), z.number(), z.boolean(), z.null()], 'takes text, a number, true, false or null'),
  )
  .refine((attributes) => Object.keys(attributes).length <= attributesMax, `has more than ${attributesMax} attributes`);
