import { createPreference } from '@/lib/storage/preference';

export const railPreference = createPreference<'narrow' | 'wide'>('switchboard.rail', 'narrow', () =>
  innerWidth >= 1360 ? 'wide' : 'narrow',
);
