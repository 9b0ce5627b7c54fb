import { z } from 'zod';
import { mergePatch } from '../json/merge-patch.ts';
import { parseInput } from '../validation.ts';

const entriesMax = 50;

/** `metadata` of a call: flat names with plain values, whatever the provider's integration wants to keep. */
export const CallMetadata = z
  .record(
    z.string().min(1).max(60, 'names have at most 60 characters'),
    z.union([z.string().max(2000), z.number(), z.boolean(), z.null()], 'takes text, a number, true, false or null'),
  )
  .refine((metadata) => Object.keys(metadata).length <= entriesMax, `has more than ${entriesMax} entries`);

type Metadata = z.output<typeof CallMetadata>;

/**
 * Entries that are given change, null removes one.
 * @throws VALIDATION_FAILED when they would be too many
 */
export function mergeMetadata(stored: unknown, given: Metadata | null | undefined): Metadata {
  const metadata = given == null ? stored : mergePatch(stored, given);
  return parseInput(z.object({ metadata: CallMetadata }), { metadata }).metadata;
}
