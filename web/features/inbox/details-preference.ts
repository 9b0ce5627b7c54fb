import { createPreference } from '@/lib/storage/preference';

/** Whether the details stand beside the thread. On narrow screens they are a drawer, closed at first. */
export const detailsPreference = createPreference<'shown' | 'hidden'>('switchboard.details', 'shown');
