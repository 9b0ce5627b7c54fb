import { z } from 'zod';
import { mergePatch } from '../json/merge-patch.ts';
import { parseInput } from '../validation.ts';

/** `organizations.settings`. Unknown keys are refused, so that a typing error is not stored as a setting. */
export const OrganizationSettings = z.strictObject({
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'is not an IANA time zone')
    .default('UTC'),
  locale: z.enum(['en', 'sq'], 'takes en or sq').default('en'),
});

type OrganizationSettings = z.output<typeof OrganizationSettings>;

/**
 * A patch (RFC 7396): only the keys that are given change, null puts one back to its default.
 * @throws VALIDATION_FAILED
 */
export function mergeSettings(stored: unknown, given: unknown): OrganizationSettings {
  return parseInput(z.object({ settings: OrganizationSettings }), { settings: mergePatch(stored, given) }).settings;
}
