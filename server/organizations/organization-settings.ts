import { z } from 'zod';

/** `organizations.settings`. Unknown keys are refused, so that a typing error is not stored as a setting. */
export const OrganizationSettings = z.strictObject({
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'is not an IANA time zone')
    .default('UTC'),
  locale: z.enum(['en', 'sq'], 'takes en or sq').default('en'),
});

type OrganizationSettings = z.output<typeof OrganizationSettings>;

/** Only the keys that are given change. */
export function mergeSettings(stored: unknown, changes: Partial<OrganizationSettings>): OrganizationSettings {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return OrganizationSettings.parse({ ...(stored as object), ...given });
}
