import { z } from 'zod';

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A language tag such as `sq` or `en-GB` (BCP 47), written the usual way. */
export const LanguageTag = z
  .string()
  .trim()
  .max(35, 'must have at most 35 characters')
  .refine((tag) => canonical(tag) !== null, 'is not a language tag such as sq or en-GB')
  .transform((tag) => canonical(tag) ?? tag);
